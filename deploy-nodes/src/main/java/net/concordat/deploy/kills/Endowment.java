// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.Provenance;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.budget.BudgetTerms;
import net.concordat.workflows.budget.OpenBudgetFlow;
import net.concordat.workflows.model.VersionProposal;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;

/**
 * What a bank has for all commands that it will give: a model; and from when they are first needed,
 * a version that its people can adopt, and a budget.
 */
final class Endowment {
  /** Of which budget its banks spend. */
  static final BudgetKey ROWS = new BudgetKey(TrialConsortium.DATA_DOMAIN, PrivacyUnit.ROW);

  private static final BudgetTerms TERMS = new BudgetTerms(ROWS, 10_000, 10_000_000, 10_000_000);

  private final TrialConsortium consortium;
  private final Party bank;
  private final SecureHash modelId;
  private @Nullable ModelVersionState adoptable;
  private boolean hasBudget;

  private Endowment(TrialConsortium consortium, Party bank, SecureHash modelId) {
    this.consortium = consortium;
    this.bank = bank;
    this.modelId = modelId;
  }

  /** Registers the bank's model. */
  static Endowment of(TrialConsortium consortium, Party bank) throws Exception {
    return new Endowment(consortium, bank, consortium.register(bank, "killed"));
  }

  /** An artifact in the bank's store like no other, so that none is found delivered already. */
  ArtifactDescription artifact(long bytes) throws IOException {
    return consortium.artifacts().put(bank, bytes, ThreadLocalRandom.current().nextLong());
  }

  /** A version of the bank's model that states neither who developed it nor an epsilon. */
  VersionProposal proposal(ArtifactDescription artifact) throws IOException {
    return consortium.drafts().version(bank, modelId, artifact);
  }

  /**
   * A version of the bank's model.
   *
   * @param claim the privacy that it was trained under; null for none
   * @param development who developed it; null for nobody's word
   * @param spendId by which spend the privacy was paid for; null for none
   */
  VersionProposal proposal(
      ArtifactDescription artifact,
      @Nullable PrivacyClaim claim,
      @Nullable StateRef development,
      @Nullable String spendId)
      throws IOException {
    VersionProposal plain = proposal(artifact);
    Provenance made = plain.getProvenance();
    return new VersionProposal(
        modelId,
        artifact,
        new Provenance(
            made.getDataDomain(),
            made.getDataCommitment(),
            made.getSpecDigest(),
            made.getEnvironment(),
            claim,
            development),
        plain.getPolicy(),
        null,
        0,
        spendId);
  }

  /** An approved version of the bank's own, by developers who do not decide. */
  ModelVersionState adoptable(Party approver) throws Exception {
    ModelVersionState known = adoptable;
    if (known != null) {
      return known;
    }
    ArtifactDescription artifact = artifact(Cast.SMALL);
    StateAndRef<DevelopmentState> developed =
        consortium.people(bank).develop(operator(), artifact.getDigest());
    ModelVersionState pending =
        consortium.publish(bank, proposal(artifact, null, developed.getRef(), null));
    ModelVersionState approved = consortium.approve(bank, pending, List.of(approver));
    adoptable = approved;
    return approved;
  }

  /** Opens the budget, if it is not open. */
  void openBudget() throws Exception {
    consortium.people(bank);
    if (!hasBudget) {
      operator().run(OpenBudgetFlow.class, TrialConsortium.commandId(), TERMS);
      hasBudget = true;
    }
  }

  private Bank operator() throws IOException {
    return consortium.network().operator(bank);
  }
}
