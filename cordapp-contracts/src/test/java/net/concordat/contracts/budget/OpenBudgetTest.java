// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.OUTSIDER;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Budgets;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.privacy.PrivacyAccountant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A member opens one budget for each data domain and privacy unit, within the consortium's cap. */
class OpenBudgetTest {
  private static final Class<BudgetRegisterState> REGISTER = BudgetRegisterState.class;
  private static final Class<PrivacyBudgetState> BUDGET = PrivacyBudgetState.class;

  @Test
  void acceptsAMemberForItself() {
    Budgets.open().isAccepted();
  }

  @Nested
  class Member {
    @Test
    void rejectsASuspendedMember() {
      Budgets.open()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A))
          .isRefusedBy(LedgerRule.BUDGET_MEMBER);
    }

    @Test
    void rejectsABudgetForAnotherMember() {
      Budgets.open()
          .with(BUDGET, "member", BANK_B.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    @Test
    void rejectsAnothersSignature() {
      Budgets.open().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsTheRegisterOfAnOutsider() {
      Budgets.open()
          .withConsumed(REGISTER, "member", OUTSIDER.getParty())
          .with(REGISTER, "member", OUTSIDER.getParty())
          .isRefusedBy(LedgerRule.FRAME_PARTIES);
    }
  }

  @Nested
  class Once {
    @Test
    void rejectsASecondBudgetForTheSame() {
      Budgets.open()
          .withConsumed(REGISTER, "opened", List.of(Budgets.KEY))
          .isRefusedBy(LedgerRule.BUDGET_ONCE);
    }

    @Test
    void rejectsARegisterThatForgets() {
      Budgets.open()
          .with(REGISTER, "opened", List.of(Budgets.KEY))
          .isRefusedBy(LedgerRule.BUDGET_ONCE);
    }

    @Test
    void rejectsARegisterThatDoesNotNameTheBudget() {
      Budgets.open()
          .with(REGISTER, "opened", List.of(Budgets.OTHER_KEY))
          .isRefusedBy(LedgerRule.BUDGET_ONCE);
    }

    @Test
    void rejectsABudgetForSomethingElseThanTheRegisterSays() {
      Budgets.open().with(BUDGET, "key.dataDomain", "loans").isRefusedBy(LedgerRule.BUDGET_ONCE);
    }

    @Test
    void rejectsABudgetWithoutARegister() {
      Budgets.open().withoutConsumed(REGISTER).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsARegisterThatIsNotTheSuccessor() {
      Budgets.open()
          .with(REGISTER, "header.supersedes", null)
          .isRefusedBy(LedgerRule.FRAME_SUPERSEDES);
    }

    @Test
    void rejectsMoreBudgetsThanTwoForEachDomain() {
      List<BudgetKey> many =
          Stream.iterate(0, i -> i + 1)
              .limit(101)
              .map(i -> new BudgetKey("domain " + i, PrivacyUnit.ROW))
              .toList();
      Budgets.open().with(REGISTER, "opened", many).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }

  @Nested
  class Terms {
    @Test
    void rejectsADomainThatTheConsortiumDoesNotName() {
      Budgets.open()
          .withReferenced(
              ConsortiumState.class, "rules.dataDomains", List.of(new DataDomain("loans", 1)))
          .isRefusedBy(LedgerRule.BUDGET_DATA_DOMAIN);
    }

    @Test
    void acceptsTheCapOfItsDomain() {
      Budgets.open().with(BUDGET, "capEpsilonMillionths", 10_000_000L).isAccepted();
    }

    @Test
    void rejectsALargerCapThanItsDomains() {
      Budgets.open()
          .with(BUDGET, "capEpsilonMillionths", 10_000_001L)
          .isRefusedBy(LedgerRule.BUDGET_CAP);
    }

    @Test
    void rejectsABudgetWithoutACap() {
      Budgets.open().with(BUDGET, "capEpsilonMillionths", 0L).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @ParameterizedTest
    @CsvSource({"10000, 10000000", "3, 33333333333", "1, 100000000000", "100000000000, 1"})
    void acceptsADeltaOfOneInTenTimesTheUnits(long units, long delta) {
      terms(units, delta).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({
      "10000, 10000001",
      "3, 33333333334",
      "1, 100000000001",
      "100000000000, 2",
      "100000000000, 9223372036854775807",
      "10000, 0",
      "10000, -1"
    })
    void rejectsALargerDelta(long units, long delta) {
      terms(units, delta).isRefusedBy(LedgerRule.BUDGET_DELTA);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 100_000_000_001L, Long.MAX_VALUE})
    void rejectsANumberOfUnitsOutsideItsRange(long units) {
      terms(units, 1).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    private TransactionDraft terms(long units, long delta) {
      return Budgets.open().with(BUDGET, "units", units).with(BUDGET, "deltaTrillionths", delta);
    }
  }

  @Nested
  class Unspent {
    @Test
    void rejectsABudgetOfWhichSomethingIsSpent() {
      Budgets.open()
          .with(BUDGET, "spent", Budgets.MECHANISM.spend().divergences())
          .isRefusedBy(LedgerRule.BUDGET_UNSPENT);
    }

    @Test
    void rejectsCredit() {
      Budgets.open()
          .with(BUDGET, "spent", Collections.nCopies(PrivacyAccountant.ORDERS.size(), -1L))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsAnotherNumberOfOrders() {
      Budgets.open().with(BUDGET, "spent", List.of(0L)).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }
}
