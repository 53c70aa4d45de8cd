// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.util.List;
import net.concordat.contracts.budget.BudgetContract;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.core.TestIdentity;

/** Valid transactions with which banks spend of their data's privacy, and what they rest on. */
public final class Budgets {
  /** Card transactions, each customer protected as a whole. */
  public static final BudgetKey KEY = new BudgetKey("card-transactions", PrivacyUnit.CUSTOMER);

  /** What every member has a budget for already. */
  public static final BudgetKey OTHER_KEY = new BudgetKey("card-transactions", PrivacyUnit.ROW);

  /** 1e-5 is the largest delta for that many customers. */
  public static final long UNITS = 10_000;

  public static final long DELTA = 10_000_000;

  /** An epsilon of 8; the data domain allows 10. */
  public static final long CAP = 8_000_000;

  /** A sampling probability of 0.01, a noise multiplier of 1.1, 1,000 steps. */
  public static final TrainingMechanism MECHANISM =
      new TrainingMechanism(10_000_000_000L, 1_100_000, 1_000);

  private Budgets() {}

  /** A member's register before it opens the budget. */
  public static BudgetRegisterState register(TestIdentity member) {
    return new BudgetRegisterState(header(null), member.getParty(), List.of(OTHER_KEY));
  }

  /** A member's new budget. */
  public static PrivacyBudgetState budget(TestIdentity member) {
    return PrivacyBudgetState.unspent(header(null), member.getParty(), KEY, UNITS, DELTA, CAP);
  }

  /** Bank A opens a budget. */
  public static TransactionDraft open() {
    StateAndRef<BudgetRegisterState> register = given(register(BANK_A));
    return Valid.by(BANK_A, new BudgetContract.Commands.OpenBudget())
        .consuming(register)
        .producing(register.getState().getData().with(header(register.getRef()), KEY))
        .producing(budget(BANK_A));
  }

  /** Bank A spends for the second time. */
  public static TransactionDraft spend() {
    return spend(
        BANK_A, budget(BANK_A).after(header(null), MECHANISM.spend()), MECHANISM, seed(BANK_A));
  }

  /** A member spends of a budget for the artifact of {@link Samples}. */
  public static TransactionDraft spend(
      TestIdentity member,
      PrivacyBudgetState standing,
      TrainingMechanism mechanism,
      StateAndRef<ModelSeedState> seed) {
    StateAndRef<PrivacyBudgetState> budget = given(standing);
    return Valid.by(member, new BudgetContract.Commands.Spend())
        .consuming(budget)
        .referencing(seed)
        .producing(standing.after(header(budget.getRef()), mechanism.spend()))
        .producing(
            SpendState.of(
                header(null),
                standing,
                Samples.digest("rows"),
                Samples.digest("artifact"),
                mechanism,
                seed.getRef()));
  }

  /** A member's seed of a publication. */
  public static StateAndRef<ModelSeedState> seed(TestIdentity owner) {
    return given(new ModelSeedState(header(null), owner.getParty()));
  }

  /** A spend that a member had notarised for a publication. */
  public static TornOff spent(TestIdentity member, StateAndRef<ModelSeedState> seed) {
    TransactionDraft spend = spend(member, budget(member), MECHANISM, seed);
    spend.isAccepted();
    return TornOff.of(spend.notarised(), SpendState.class);
  }

  /** A spend that a member had notarised for all rounds of a federation. */
  public static TornOff spentFor(TestIdentity member, SecureHash federationId) {
    TransactionDraft spend =
        spend(member, budget(member), MECHANISM, seed(member))
            .with(SpendState.class, "artifactDigest", FederationState.spendDigest(federationId));
    spend.isAccepted();
    return TornOff.of(spend.notarised(), SpendState.class);
  }

  /** Bank A publishes version 3, trained under differential privacy. */
  public static TransactionDraft publish() {
    StateAndRef<ModelSeedState> seed = seed(BANK_A);
    TornOff spend = spent(BANK_A, seed);
    return privately(
        Valid.publish().commandingOnly(new ModelVersionContract.Commands.Publish(spend)),
        spend,
        seed);
  }

  /** Bank B publishes what it made, under differential privacy, of bank A's version. */
  public static TransactionDraft publishDerived() {
    StateAndRef<ModelSeedState> seed = seed(BANK_B);
    TornOff spend = spent(BANK_B, seed);
    return privately(
        Valid.publishDerivedFromGranted()
            .commandingOnly(new ModelVersionContract.Commands.PublishDerived(spend)),
        spend,
        seed);
  }

  private static TransactionDraft privately(
      TransactionDraft draft, TornOff spend, StateAndRef<ModelSeedState> seed) {
    return draft
        .named(draft + "Private")
        .consuming(seed)
        .with(
            ModelVersionState.class,
            "provenance.privacy",
            spend.onlyShown(SpendState.class).claim())
        .with(ModelVersionState.class, "header.supersedes", seed.getRef());
  }

  /** The seed that a draft consumes. */
  public static StateRef seedOf(TransactionDraft draft) {
    return draft.consumedRefs(ModelSeedState.class).get(0);
  }
}
