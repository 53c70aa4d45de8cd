// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.util.List;
import net.concordat.cheat.TearOffFlow;
import net.concordat.contracts.budget.BudgetContract;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.deploy.operator.Bank;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;

/** What a member that would like to spend more privacy than it may makes of its budgets. */
final class BudgetForgeries {
  /** Spends little: one step in which hardly anybody takes part, under much noise. */
  static final TrainingMechanism LITTLE = new TrainingMechanism(1_000_000_000L, 4_000_000, 1);

  /** Spends more than any budget has, and less than the ledger can say. */
  static final TrainingMechanism MUCH = new TrainingMechanism(50_000_000_000L, 700_000, 4_000);

  private static final BudgetKey ROWS = new BudgetKey(TrialConsortium.DATA_DOMAIN, PrivacyUnit.ROW);
  private static final long UNITS = 10_000;
  private static final long DELTA_TRILLIONTHS = 10_000_000;
  private static final int BYTES = 1_000;

  private final PeopleForgeries forgeries;
  private final Bank cheat;
  private final Party me;

  BudgetForgeries(PeopleForgeries forgeries, Bank cheat) {
    this.forgeries = forgeries;
    this.cheat = cheat;
    this.me = cheat.identity();
  }

  /** Opens the one budget there may be. */
  Forger opening() {
    StateAndRef<BudgetRegisterState> register = forgeries.own(BudgetRegisterState.class);
    Forger forger = forgeries.forge().input(register);
    long cap =
        forgeries
            .consortium()
            .getRules()
            .dataDomain(TrialConsortium.DATA_DOMAIN)
            .orElseThrow()
            .getEpsilonCapMillionths();
    return forger
        .output(register.getState().getData().with(forger.header(register.getRef()), ROWS))
        .output(
            PrivacyBudgetState.unspent(forger.header(), me, ROWS, UNITS, DELTA_TRILLIONTHS, cap));
  }

  StateAndRef<PrivacyBudgetState> budget() {
    return forgeries.own(PrivacyBudgetState.class);
  }

  /** A seed for one publication, made by the rules. */
  StateAndRef<ModelSeedState> seed() throws Exception {
    Forger forger = forgeries.forge();
    forgeries.made(
        forger.output(new ModelSeedState(forger.header(), me)),
        new RegisteredModelContract.Commands.IssueSeed());
    return forgeries.madeBy(ModelSeedState.class, forger);
  }

  /**
   * Spends of a budget, and says what it likes of that.
   *
   * @param stated what it says that it did
   * @param added what it adds to what was spent
   */
  Forger spending(
      StateAndRef<PrivacyBudgetState> budget,
      StateAndRef<ModelSeedState> seed,
      SecureHash artifact,
      TrainingMechanism stated,
      TrainingMechanism added) {
    PrivacyBudgetState before = budget.getState().getData();
    Forger forger = forgeries.forge().input(budget).reference(seed);
    return forger
        .output(before.after(forger.header(budget.getRef()), added.spend()))
        .output(
            SpendState.of(
                forger.header(), before, TrialDrafts.ANY_DIGEST, artifact, stated, seed.getRef()));
  }

  /** A spend that states less than its mechanism amounts to. */
  Forger understating(StateAndRef<ModelSeedState> seed, SecureHash artifact) {
    StateAndRef<PrivacyBudgetState> budget = budget();
    PrivacyBudgetState before = budget.getState().getData();
    TrainingMechanism mechanism = new TrainingMechanism(10_000_000_000L, 1_100_000, 1_000);
    Forger forger = forgeries.forge().input(budget).reference(seed);
    return forger
        .output(before.after(forger.header(budget.getRef()), mechanism.spend()))
        .output(
            new SpendState(
                forger.header(),
                me,
                ROWS,
                TrialDrafts.ANY_DIGEST,
                artifact,
                mechanism,
                1,
                DELTA_TRILLIONTHS,
                seed.getRef()));
  }

  /** Spends by the rules for one artifact. */
  StateAndRef<SpendState> spend(StateAndRef<ModelSeedState> seed, SecureHash artifact)
      throws Exception {
    Forger forger = spending(budget(), seed, artifact, LITTLE, LITTLE);
    forgeries.made(forger, new BudgetContract.Commands.Spend());
    return forgeries.madeBy(SpendState.class, forger);
  }

  TornOff tornOff(StateAndRef<SpendState> spend) throws Exception {
    return cheat.run(TearOffFlow.class, spend.getRef().getTxhash(), List.of(SpendState.class));
  }

  /** Publishes an artifact as trained under the privacy that a spend paid for. */
  Forger publishing(
      SecureHash modelId,
      SecureHash artifact,
      StateAndRef<ModelSeedState> seed,
      PrivacyClaim claim,
      Party recipient) {
    StateAndRef<RegisteredModelState> model = forgeries.model(modelId);
    Forger forger = forgeries.forge().input(model).input(seed);
    RegisteredModelState after =
        model.getState().getData().withNextVersion(forger.header(model.getRef()));
    SecureHash any = TrialDrafts.ANY_DIGEST;
    UsageTerms terms =
        new UsageTerms(
            List.of(TrialConsortium.PURPOSE), true, false, false, PeopleForgeries.inAnHour(), null);
    return forger
        .output(after)
        .output(
            ModelVersionState.pending(
                forger.header(seed.getRef()),
                modelId,
                after.getLastVersion(),
                me,
                new ArtifactDescription(artifact, BYTES, any, any, any, any),
                null,
                new Provenance(TrialConsortium.DATA_DOMAIN, any, any, "a trial", claim, null),
                SharingPolicy.named(List.of(recipient), List.of(), terms)));
  }
}
