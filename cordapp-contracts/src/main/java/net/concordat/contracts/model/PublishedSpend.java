// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelVersionContract.Commands.Publishing;
import net.corda.core.contracts.StateAndRef;
import org.jspecify.annotations.Nullable;

/**
 * The spend that a version is published with, unless it came of a federation. It is private, so it
 * is not an input but torn off; the seed that it names is one, so a spend serves a single
 * publication.
 */
final class PublishedSpend {
  private PublishedSpend() {}

  static void check(LedgerView tx, ModelVersionState version) {
    @Nullable TornOff tornOff = tx.command(Publishing.class).getSpend();
    @Nullable StateAndRef<ModelSeedState> seed =
        tx.inputs(ModelSeedState.class).stream().findFirst().orElse(null);
    Provenance provenance = version.getProvenance();
    if (provenance.getPrivacy() == null || provenance.getFederation() != null) {
      LedgerRule.VERSION_SPEND.require(
          tornOff == null && seed == null,
          provenance.getPrivacy() == null
              ? "given with no differential privacy stated"
              : "given for a federation, whose clients spent when they accepted");
      tx.requireFirst(version);
      return;
    }
    if (tornOff == null || seed == null) {
      throw LedgerRule.VERSION_SPEND.refusal("given no " + (seed == null ? "seed" : "spend"));
    }
    tornOff.requireProven(tx.consortium());
    checkSame(tornOff.onlyShown(SpendState.class), version, seed);
    tx.requireSupersedes(version, seed.getRef());
  }

  private static void checkSame(
      SpendState spend, ModelVersionState version, StateAndRef<ModelSeedState> seed) {
    Provenance provenance = version.getProvenance();
    LedgerRule.VERSION_SPEND.require(
        spend.getMember().equals(version.getOwner()), "a spend of " + spend.getMember().getName());
    LedgerRule.VERSION_SPEND.require(
        spend.getArtifactDigest().equals(version.getArtifact().getDigest()),
        "a spend for " + spend.getArtifactDigest());
    LedgerRule.VERSION_SPEND.require(
        spend.getKey().getDataDomain().equals(provenance.getDataDomain())
            && spend.getDataCommitment().equals(provenance.getDataCommitment()),
        "a spend on " + spend.getKey().getDataDomain() + " " + spend.getDataCommitment());
    LedgerRule.VERSION_SPEND.require(
        spend.claim().equals(provenance.getPrivacy()),
        "spent: " + spend.claim() + "; stated: " + provenance.getPrivacy());
    LedgerRule.VERSION_SPEND.require(
        spend.getPublicationSeed().equals(seed.getRef()),
        "a spend for the seed " + spend.getPublicationSeed());
  }
}
