// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.federation.FederationStrategy.FEDADAM;
import static net.concordat.contracts.federation.FederationStrategy.FEDAVG;
import static net.concordat.contracts.federation.FederationStrategy.FEDPROX;
import static net.concordat.contracts.federation.FederationStrategy.SCAFFOLD;
import static net.concordat.contracts.federation.UpdateCompression.EIGHT_BITS;
import static net.concordat.contracts.federation.UpdateCompression.FP16;
import static net.concordat.contracts.federation.UpdateCompression.NONE;
import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Samples.digest;
import static net.concordat.contracts.testing.Samples.header;

import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.Federations;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.testing.core.TestIdentity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every client trains, writes and measures by what it accepted, and what it accepted makes sense.
 */
class FederationTermsTest {
  private static final Class<FederationState> FEDERATION = FederationState.class;
  private static final AggregationTerms MEAN =
      new AggregationTerms(FederationMode.ROBUST, Aggregation.MEAN, 0, 3, 0);

  private static final List<TestIdentity> FIVE = five();

  private static List<TestIdentity> five() {
    List<TestIdentity> banks = new ArrayList<>(Federations.BANKS);
    banks.add(new TestIdentity(new CordaX500Name("Bank 5", "London", "GB"), 205L));
    return banks;
  }

  private static TransactionDraft with(StrategyTerms strategy, AggregationTerms terms) {
    return Federations.propose()
        .with(FEDERATION, "plan.strategy", strategy)
        .with(FEDERATION, "plan.aggregation", terms);
  }

  @Nested
  class Strategy {
    @ParameterizedTest
    @CsvSource({"FEDAVG, 0", "FEDPROX, 1", "FEDPROX, 100000000", "FEDADAM, 0", "SCAFFOLD, 0"})
    void acceptsEachWithItsNumbers(FederationStrategy strategy, long proximal) {
      with(new StrategyTerms(strategy, 20_000, proximal), MEAN).isAccepted();
    }

    @Test
    void rejectsFedProxThatDrawsNobodyBack() {
      with(new StrategyTerms(FEDPROX, 1_000_000, 0), MEAN)
          .isRefusedBy(LedgerRule.FEDERATION_STRATEGY);
    }

    @Test
    void rejectsAnotherThatDoes() {
      with(new StrategyTerms(FEDADAM, 20_000, 10_000), MEAN)
          .isRefusedBy(LedgerRule.FEDERATION_STRATEGY);
    }

    @Test
    void rejectsScaffoldByARuleWithWhichCorrectionsDoNotCancel() {
      with(new StrategyTerms(SCAFFOLD, 1_000_000, 0), Federations.robust())
          .isRefusedBy(LedgerRule.FEDERATION_STRATEGY);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100000001, 0", "1000000, -1", "1000000, 100000001"})
    void rejectsNumbersOutOfRange(long rate, long proximal) {
      with(new StrategyTerms(proximal > 0 ? FEDPROX : FEDAVG, rate, proximal), MEAN)
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsAnAcceptanceOfAnother() {
      Federations.accept()
          .with(FEDERATION, "plan.strategy", new StrategyTerms(FEDADAM, 20_000, 0))
          .isRefusedBy(LedgerRule.FEDERATION_ACCEPT);
    }
  }

  @Nested
  class Updates {
    private TransactionDraft written(UpdateTerms updates, long bytes) {
      return Federations.propose()
          .with(FEDERATION, "plan.updates", updates)
          .with(FEDERATION, "plan.training.updateBytes", bytes);
    }

    @Test
    void acceptsEachFormOfARobustFederation() {
      written(new UpdateTerms(NONE, 0), 4).isAccepted();
      written(new UpdateTerms(FP16, 0), 6).isAccepted();
      written(new UpdateTerms(EIGHT_BITS, 200_000), 7).isAccepted();
    }

    @Test
    void rejectsEightBitsWithoutAScale() {
      written(new UpdateTerms(EIGHT_BITS, 0), 4).isRefusedBy(LedgerRule.FEDERATION_UPDATES);
    }

    @Test
    void rejectsAScaleOfNumbersThatHaveTheirOwn() {
      written(new UpdateTerms(FP16, 1), 4).isRefusedBy(LedgerRule.FEDERATION_UPDATES);
      written(new UpdateTerms(NONE, 1), 4).isRefusedBy(LedgerRule.FEDERATION_UPDATES);
    }

    @Test
    void rejectsAnUpdateThatEndsInTheMiddleOfANumber() {
      written(new UpdateTerms(NONE, 0), 6).isRefusedBy(LedgerRule.FEDERATION_UPDATES);
      written(new UpdateTerms(FP16, 0), 5).isRefusedBy(LedgerRule.FEDERATION_UPDATES);
    }

    @Test
    void rejectsAScaffoldUpdateWithoutTheSecondNumberOfAWeight() {
      with(new StrategyTerms(SCAFFOLD, 1_000_000, 0), MEAN)
          .with(FEDERATION, "plan.training.updateBytes", 12L)
          .isRefusedBy(LedgerRule.FEDERATION_UPDATES);
    }

    @Test
    void rejectsAScaleOutOfRange() {
      written(new UpdateTerms(EIGHT_BITS, 1_000_000_000_001L), 4)
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    private TransactionDraft masked(UpdateTerms updates) {
      return Federations.propose(Federations.plan(), FIVE)
          .with(
              FEDERATION,
              "plan.aggregation",
              new AggregationTerms(FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 4, 4))
          .with(FEDERATION, "plan.updates", updates)
          .withReferenced(ConsortiumState.class, "members", members());
    }

    @Test
    void acceptsMasksOverNumbersOfOneScale() {
      masked(new UpdateTerms(NONE, 10_000_000)).isAccepted();
    }

    @Test
    void rejectsMasksWithoutAScale() {
      masked(new UpdateTerms(NONE, 0)).isRefusedBy(LedgerRule.FEDERATION_UPDATES);
    }

    @Test
    void rejectsMasksOverCompressedNumbers() {
      masked(new UpdateTerms(EIGHT_BITS, 10_000_000)).isRefusedBy(LedgerRule.FEDERATION_UPDATES);
    }
  }

  @Nested
  class Gate {
    private TransactionDraft with(TestIdentity... evaluators) {
      return Federations.propose()
          .with(FEDERATION, "plan.gate", Federations.gate(5_000, evaluators));
    }

    @Test
    void acceptsThreeOfTheMembersAsked() {
      with(BANK_A, BANK_B, BANK_D).isAccepted();
    }

    @Test
    void rejectsTwoOfWhomOneWouldDecide() {
      with(BANK_A, BANK_B).isRefusedBy(LedgerRule.FEDERATION_GATE);
    }

    @Test
    void rejectsOneThatCountsTwice() {
      with(BANK_A, BANK_B, BANK_B).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsAMemberThatIsNotAsked() {
      Federations.propose(Federations.plan(), List.of(BANK_A, BANK_B, BANK_C))
          .with(FEDERATION, "plan.gate", Federations.gate(5_000, BANK_A, BANK_B, BANK_D))
          .isRefusedBy(LedgerRule.FEDERATION_GATE);
    }

    @Test
    void rejectsAToleranceOfMoreThanAll() {
      Federations.propose()
          .with(FEDERATION, "plan.gate", Federations.gate(1_000_001, BANK_A, BANK_B, BANK_C))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsABeginningThatMostEvaluatorsAreNotIn() {
      FederationState one = gated().left(header(null), 0);
      begin(one).isAccepted();
      begin(one.left(header(null), 1)).isRefusedBy(LedgerRule.FEDERATION_GATE);
    }

    private TransactionDraft begin(FederationState gated) {
      return Federations.begin(gated).withReferenced(ConsortiumState.class, "members", members());
    }

    /** All five have revealed; banks A, B and C measure. */
    private FederationState gated() {
      FederationState state =
          FederationState.proposed(
              header(null),
              Federations.ID,
              BANK_A.getParty(),
              Copy.with(
                  Federations.plan(), "gate", Federations.gate(5_000, BANK_A, BANK_B, BANK_C)),
              FIVE.stream().map(TestIdentity::getParty).toList());
      for (int seat = 0; seat < FIVE.size(); seat++) {
        SecureHash value = digest("drawn by seat " + seat);
        state =
            state
                .accepted(
                    header(null),
                    seat,
                    ClientSeat.commitment(Federations.ID, FIVE.get(seat).getParty(), value))
                .revealed(header(null), seat, value);
      }
      return state;
    }
  }

  private static List<Member> members() {
    return FIVE.stream().map(bank -> Samples.member(bank, MemberStatus.ACTIVE)).toList();
  }
}
