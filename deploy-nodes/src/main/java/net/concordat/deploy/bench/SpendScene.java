// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.util.List;
import net.concordat.bench.AccountSpendFlow;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.budget.BudgetTerms;
import net.concordat.workflows.budget.OpenBudgetFlow;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.budget.SpendProposal;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.VersionProposal;
import net.corda.core.contracts.StateAndRef;

/**
 * Bank A publishes a version that was trained under differential privacy, and bank C approves it.
 */
final class SpendScene {
  /** A sampling probability of 0.01, a noise multiplier of 1.1, 10,000 steps: epsilon 5.65. */
  static final TrainingMechanism MECHANISM =
      new TrainingMechanism(10_000_000_000L, 1_100_000, 10_000);

  /** A delta of 1e-5. */
  static final long DELTA_TRILLIONTHS = 10_000_000;

  private static final BudgetKey ROWS = new BudgetKey(TrialConsortium.DATA_DOMAIN, PrivacyUnit.ROW);
  private static final long UNITS = 10_000;
  private static final long CAP_EPSILON_MILLIONTHS = 10_000_000;

  private final TrialConsortium consortium;
  private final Bank bankA;

  SpendScene(TrialConsortium consortium) throws Exception {
    this.consortium = consortium;
    this.bankA = consortium.network().operator(Party.BANK_A);
  }

  /** Opens a budget, spends of it, and publishes with the spend. */
  StateAndRef<ModelVersionState> publish() throws Exception {
    consortium.people(Party.BANK_A);
    bankA.run(
        OpenBudgetFlow.class,
        TrialConsortium.commandId(),
        new BudgetTerms(ROWS, UNITS, DELTA_TRILLIONTHS, CAP_EPSILON_MILLIONTHS));
    ArtifactDescription artifact = consortium.artifacts().put(Party.BANK_A, 1_000, 2);
    VersionProposal plain =
        consortium
            .drafts()
            .version(
                Party.BANK_A, consortium.register(Party.BANK_A, "trained privately"), artifact);
    SpendState spend =
        bankA
            .run(
                SpendBudgetFlow.class,
                TrialConsortium.commandId(),
                new SpendProposal(
                    ROWS,
                    plain.getProvenance().getDataCommitment(),
                    artifact.getDigest(),
                    MECHANISM))
            .getState()
            .getData();
    return bankA.run(
        PublishModelVersionFlow.class, TrialConsortium.commandId(), under(spend, plain));
  }

  private static VersionProposal under(SpendState spend, VersionProposal plain) {
    Provenance said = plain.getProvenance();
    return new VersionProposal(
        plain.getModelId(),
        plain.getArtifact(),
        new Provenance(
            said.getDataDomain(),
            said.getDataCommitment(),
            said.getSpecDigest(),
            said.getEnvironment(),
            spend.claim(),
            null),
        plain.getPolicy(),
        null,
        0,
        spend.getHeader().getCommandId());
  }

  /** Bank C's people approve it, and bank C tells bank A so. */
  StateAndRef<ApprovalState> approve(ModelVersionState version) throws Exception {
    Bank bankC = consortium.network().operator(Party.BANK_C);
    bankA.run(
        RequestDecisionFlow.class,
        version.getModelId(),
        version.getVersion(),
        List.of(bankC.identity()));
    bankC.awaitVersion(version);
    return bankC.run(
        DecideModelVersionFlow.class,
        TrialConsortium.commandId(),
        consortium.review(Party.BANK_C, version));
  }

  /** What a bank's node takes to compute a spend and its epsilon, so many times. */
  Latencies accounted(int times) throws Exception {
    Latencies latencies = new Latencies();
    latencies.addAll(bankA.run(AccountSpendFlow.class, MECHANISM, DELTA_TRILLIONTHS, times));
    return latencies;
  }
}
