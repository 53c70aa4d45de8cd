// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.PrivacyClaim;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * What a client has spent for all rounds of a federation, shown torn off when it accepts. Without a
 * spend nobody is a client of a federation that states privacy, so that no update of such a one is
 * committed to or combined.
 */
final class FederationSpend {
  private FederationSpend() {}

  static void check(LedgerView tx, FederationState federation, Party client) {
    @Nullable TornOff tornOff = tx.command(FederationContract.Commands.Accept.class).getSpend();
    @Nullable PrivacyClaim stated = federation.getPlan().getTraining().getPrivacy();
    LedgerRule.FEDERATION_SPEND.require(
        (tornOff == null) == (stated == null), tornOff == null ? "given none" : "given one");
    if (tornOff == null || stated == null) {
      return;
    }
    tornOff.requireProven(tx.consortium());
    SpendState spend = tornOff.onlyShown(SpendState.class);
    LedgerRule.FEDERATION_SPEND.require(
        spend.getMember().equals(client), "a spend of " + spend.getMember().getName());
    LedgerRule.FEDERATION_SPEND.require(
        spend.getArtifactDigest().equals(FederationState.spendDigest(federation.getFederationId())),
        "a spend for " + spend.getArtifactDigest());
    stated.requireCovers(LedgerRule.FEDERATION_SPEND, spend.claim());
  }
}
