// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.testing.Budgets;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.privacy.PrivacySpend;
import net.corda.core.contracts.StateRef;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A spend costs what the accountant computes, and is refused where it passes a cap. */
class SpendTest {
  private static final Class<PrivacyBudgetState> BUDGET = PrivacyBudgetState.class;
  private static final Class<SpendState> SPEND = SpendState.class;

  @Test
  void acceptsWhatTheAccountantComputes() {
    TransactionDraft draft = Budgets.spend();
    draft.isAccepted();
    SpendState spend = draft.produced(SPEND);
    PrivacyBudgetState budget = draft.produced(BUDGET);
    assertThat(spend.getEpsilonMillionths()).isBetween(1_000_000L, 3_000_000L);
    assertThat(budget.spentEpsilonMillionths())
        .as("two equal spends cost more than one and less than twice as much")
        .isGreaterThan(spend.getEpsilonMillionths())
        .isLessThan(2 * spend.getEpsilonMillionths());
  }

  @Nested
  class Member {
    @Test
    void rejectsASuspendedMember() {
      Budgets.spend()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A))
          .isRefusedBy(LedgerRule.BUDGET_MEMBER);
    }

    @Test
    void rejectsAnothersSignature() {
      Budgets.spend().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class Mechanism {
    @ParameterizedTest
    @CsvSource({
      "10000000000, 299999, 1000",
      "10000000000, 0, 1000",
      "10000000000, -1, 1000",
      "10000000000, 1000000000001, 1000",
      "0, 1100000, 1000",
      "-1, 1100000, 1000",
      "1000000000001, 1100000, 1000",
      "10000000000, 1100000, 0",
      "10000000000, 1100000, -1"
    })
    void rejectsWhatIsOutOfItsRange(long probability, long multiplier, long steps) {
      Budgets.spend()
          .with(SPEND, "mechanism", new TrainingMechanism(probability, multiplier, steps))
          .isRefusedBy(LedgerRule.SPEND_MECHANISM);
    }

    @Test
    void acceptsAProbabilityOfOne() {
      spending(new TrainingMechanism(1_000_000_000_000L, 100_000_000, 1)).isAccepted();
    }

    @Test
    void acceptsTheLeastOfEverything() {
      spending(new TrainingMechanism(1, 300_000, 1)).isAccepted();
    }
  }

  @Nested
  class Stated {
    private final long epsilon = Budgets.spend().produced(SPEND).getEpsilonMillionths();

    @Test
    void rejectsASmallerEpsilon() {
      stating("epsilonMillionths", epsilon - 1).isRefusedBy(LedgerRule.SPEND_STATED);
    }

    @Test
    void rejectsALargerEpsilon() {
      stating("epsilonMillionths", epsilon + 1).isRefusedBy(LedgerRule.SPEND_STATED);
    }

    @Test
    void rejectsFewerSteps() {
      stating("mechanism.steps", 999L).isRefusedBy(LedgerRule.SPEND_STATED);
    }

    @Test
    void rejectsMoreNoise() {
      stating("mechanism.noiseMultiplierMillionths", 1_200_000L)
          .isRefusedBy(LedgerRule.SPEND_STATED);
    }

    @Test
    void rejectsASmallerProbability() {
      stating("mechanism.samplingProbabilityTrillionths", 9_000_000_000L)
          .isRefusedBy(LedgerRule.SPEND_STATED);
    }

    @Test
    void rejectsAnotherDelta() {
      stating("deltaTrillionths", Budgets.DELTA + 1).isRefusedBy(LedgerRule.SPEND_STATED);
    }

    @Test
    void rejectsAnotherUnit() {
      stating("key.unit", PrivacyUnit.ROW).isRefusedBy(LedgerRule.SPEND_STATED);
    }

    @Test
    void rejectsAnotherDomain() {
      stating("key.dataDomain", "loans").isRefusedBy(LedgerRule.SPEND_STATED);
    }

    @Test
    void rejectsAnotherMember() {
      stating("member", BANK_B.getParty()).isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    private TransactionDraft stating(String field, Object value) {
      return Budgets.spend().with(SPEND, field, value);
    }
  }

  @Nested
  class Added {
    @Test
    void rejectsABudgetFromWhichNothingIsTaken() {
      TransactionDraft draft = Budgets.spend();
      draft
          .with(BUDGET, "spent", Budgets.MECHANISM.spend().divergences())
          .isRefusedBy(LedgerRule.SPEND_ADDED);
    }

    @Test
    void rejectsOneBillionthLessAtOneOrder() {
      TransactionDraft draft = Budgets.spend();
      List<Long> spent = new ArrayList<>(draft.produced(BUDGET).getSpent());
      spent.set(30, spent.get(30) - 1);
      draft.with(BUDGET, "spent", spent).isRefusedBy(LedgerRule.SPEND_ADDED);
    }

    @Test
    void rejectsALargerCapOnTheWay() {
      Budgets.spend()
          .with(BUDGET, "capEpsilonMillionths", Budgets.CAP + 1)
          .isRefusedBy(LedgerRule.SPEND_ADDED);
    }

    @Test
    void rejectsAnotherDeltaOnTheWay() {
      Budgets.spend()
          .with(BUDGET, "deltaTrillionths", Budgets.DELTA - 1)
          .isRefusedBy(LedgerRule.SPEND_ADDED);
    }
  }

  @Nested
  class Cap {
    private final long epsilon = Budgets.spend().produced(BUDGET).spentEpsilonMillionths();

    @Test
    void acceptsWhatExactlyFills() {
      capped(epsilon).isAccepted();
    }

    @Test
    void rejectsWhatPassesItsOwn() {
      capped(epsilon - 1).isRefusedBy(LedgerRule.SPEND_CAP);
    }

    @Test
    void rejectsWhatPassesThatOfTheDomainAsItNowIs() {
      Budgets.spend()
          .withReferenced(
              ConsortiumState.class,
              "rules.dataDomains",
              List.of(new DataDomain("card-transactions", epsilon - 1)))
          .isRefusedBy(LedgerRule.SPEND_CAP);
    }

    @Test
    void rejectsADomainThatTheConsortiumNoLongerNames() {
      Budgets.spend()
          .withReferenced(
              ConsortiumState.class, "rules.dataDomains", List.of(new DataDomain("loans", 1)))
          .isRefusedBy(LedgerRule.BUDGET_DATA_DOMAIN);
    }

    @Test
    void rejectsWhatHasNoFiniteEpsilon() {
      TrainingMechanism endless =
          new TrainingMechanism(1_000_000_000_000L, 300_000, Long.MAX_VALUE);
      assertThat(endless.spend().divergences()).containsOnly(PrivacySpend.INFINITE);
      spending(endless).with(SPEND, "epsilonMillionths", 1L).isRefusedBy(LedgerRule.SPEND_STATED);
      spending(endless).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsWhatIsTooMuchAfterEndlessSpends() {
      Budgets.spend(
              BANK_A,
              withSpent(
                  Collections.nCopies(
                      Budgets.budget(BANK_A).getSpent().size(), PrivacySpend.INFINITE)),
              Budgets.MECHANISM,
              Budgets.seed(BANK_A))
          .isRefusedBy(LedgerRule.SPEND_CAP);
    }

    private TransactionDraft capped(long cap) {
      return Budgets.spend()
          .withConsumed(BUDGET, "capEpsilonMillionths", cap)
          .with(BUDGET, "capEpsilonMillionths", cap);
    }
  }

  @Nested
  class Seed {
    @Test
    void rejectsASeedThatIsNotReferenced() {
      Budgets.spend()
          .with(SPEND, "publicationSeed", new StateRef(Samples.digest("elsewhere"), 0))
          .isRefusedBy(LedgerRule.SPEND_SEED);
    }

    @Test
    void rejectsAnothersSeed() {
      Budgets.spend(BANK_A, Budgets.budget(BANK_A), Budgets.MECHANISM, Budgets.seed(BANK_B))
          .isRefusedBy(LedgerRule.SPEND_SEED);
    }

    @Test
    void rejectsASpendWithoutASeed() {
      Budgets.spend()
          .withoutReferenced(ModelSeedState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }
  }

  private static TransactionDraft spending(TrainingMechanism mechanism) {
    return Budgets.spend(BANK_A, Budgets.budget(BANK_A), mechanism, Budgets.seed(BANK_A));
  }

  private static PrivacyBudgetState withSpent(List<Long> spent) {
    PrivacyBudgetState budget = Budgets.budget(BANK_A);
    return new PrivacyBudgetState(
        budget.getHeader(),
        budget.getMember(),
        budget.getKey(),
        budget.getUnits(),
        budget.getDeltaTrillionths(),
        budget.getCapEpsilonMillionths(),
        spent);
  }
}
