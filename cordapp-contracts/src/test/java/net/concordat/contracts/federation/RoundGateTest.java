// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.testing.Federations.aggregator;
import static net.concordat.contracts.testing.Federations.away;
import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Samples.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Federations;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.core.TestIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Weights that the evaluators' holdouts find worse are not a federation's. */
class RoundGateTest {
  private static final Class<RoundState> ROUND = RoundState.class;
  private static final int TOLERANCE = 5_000;
  private static final List<TestIdentity> EVALUATORS = List.of(BANK_A, BANK_B, BANK_C, BANK_D);
  private static final GateTerms GATE =
      Federations.gate(TOLERANCE, EVALUATORS.toArray(TestIdentity[]::new));
  private static final SecureHash WEIGHTS = digest("weights 2");

  /** What the evaluators said, in their order; null of one that said nothing. */
  private static Verdict said(@Nullable Integer... gains) {
    return said(Federations.committed(), WEIGHTS, gains);
  }

  private static Verdict said(RoundState round, SecureHash candidate, @Nullable Integer... gains) {
    List<Judgement> judgements = new ArrayList<>();
    for (int place = 0; place < gains.length; place++) {
      Integer gain = gains[place];
      if (gain != null) {
        judgements.add(signed(place, EVALUATORS.get(place), round, candidate, gain));
      }
    }
    return new Verdict(candidate, judgements);
  }

  private static Judgement signed(
      int place, TestIdentity by, RoundState round, SecureHash candidate, int gain) {
    List<Integer> gains = List.of(gain);
    return new Judgement(
        place,
        gains,
        Federations.signature(
            by,
            Judgement.signedBytes(
                GateStep.WEIGHTS, round, candidate, GATE.getEvaluators().get(place), gains)));
  }

  /** The same, but that the first is said to have found another gain. */
  private static Verdict forged(Verdict verdict, int gain) {
    List<Judgement> judgements = new ArrayList<>(verdict.getJudgements());
    judgements.set(0, new Judgement(0, List.of(gain), judgements.get(0).getSignature()));
    return new Verdict(verdict.getOffered(), judgements);
  }

  private static TransactionDraft gated(TransactionDraft draft, @Nullable Verdict verdict) {
    return draft
        .withReferenced(FederationState.class, "plan.gate", GATE)
        .with(ROUND, "verdict", verdict);
  }

  @Nested
  class Aggregate {
    private TransactionDraft with(@Nullable Verdict verdict) {
      return gated(Federations.aggregate(), verdict);
    }

    private void refuses(@Nullable Verdict verdict) {
      with(verdict).isRefusedBy(LedgerRule.ROUND_GATE);
    }

    @Test
    void acceptsWeightsThatMoreThanHalfDoNotLoseBy() {
      with(said(10_000, 0, -TOLERANCE, -900_000)).isAccepted();
      with(said(10_000, null, -TOLERANCE, 3)).isAccepted();
    }

    @Test
    void rejectsWeightsThatHalfLoseBy() {
      refuses(said(10_000, 0, -TOLERANCE - 1, -TOLERANCE - 1));
    }

    @Test
    void takesSilenceForALoss() {
      refuses(said(10_000, 0, null, null));
      refuses(said());
    }

    @Test
    void rejectsARoundThatNobodyJudged() {
      refuses(null);
    }

    @Test
    void rejectsOtherWeightsThanWereJudged() {
      refuses(said(Federations.committed(), digest("weights with a back door"), 1, 1, 1, 1));
    }

    @Test
    void rejectsAGainThatWasNotSigned() {
      refuses(forged(said(1, 1, 1, -900_000), 2));
    }

    @Test
    void rejectsOneThatIsNoEvaluator() {
      refuses(with(3, BANK_A));
    }

    /** Three are not lost by it; the fourth is signed by whom it is not of, or counts twice. */
    private Verdict with(int place, TestIdentity by) {
      List<Judgement> judgements = new ArrayList<>(said(1, 1).getJudgements());
      judgements.add(signed(place, by, Federations.committed(), WEIGHTS, 2));
      return new Verdict(WEIGHTS, judgements);
    }

    @Test
    void rejectsOneThatSpeaksTwice() {
      refuses(with(1, BANK_B));
    }

    @Test
    void rejectsAJudgementOfAnEarlierRound() {
      RoundState earlier = Federations.standing(1);
      refuses(said(earlier, WEIGHTS, 1, 1, 1, 1));
    }

    @Test
    void rejectsASuspendedEvaluator() {
      int other = EVALUATORS.indexOf(aggregator(2)) == 0 ? 1 : 0;
      with(said(1, 1, 1, 1))
          .withReferenced(
              ConsortiumState.class, "members", Samples.membersWithSuspended(EVALUATORS.get(other)))
          .isRefusedBy(LedgerRule.ROUND_GATE);
    }

    @Test
    void rejectsAnEvaluatorThatHasLeft() {
      int other = EVALUATORS.indexOf(aggregator(2)) == 0 ? 1 : 0;
      with(said(1, 1, 1, 1))
          .withReferenced(
              FederationState.class,
              "seats",
              Federations.running().left(Samples.header(null), other).getSeats())
          .isRefusedBy(LedgerRule.ROUND_GATE);
    }

    @Test
    void rejectsAVerdictWhereThereIsNoGate() {
      Federations.aggregate()
          .with(ROUND, "verdict", said(1, 1, 1, 1))
          .isRefusedBy(LedgerRule.ROUND_GATE);
    }
  }

  @Nested
  class RollBack {
    private TransactionDraft with(@Nullable Verdict verdict) {
      return gated(Federations.rollBack(), verdict);
    }

    @Test
    void acceptsARoundThatHalfLoseBy() {
      with(said(10_000, 0, -TOLERANCE - 1, -TOLERANCE - 1)).isAccepted();
    }

    @Test
    void acceptsARoundOfWhichNothingCameToBeJudged() {
      with(null).isAccepted();
    }

    @Test
    void rejectsAReasonThatIsNone() {
      with(said(1, 1, 1, -900_000)).isRefusedBy(LedgerRule.ROUND_GATE);
    }

    @Test
    void rejectsALossThatWasNotSigned() {
      with(forged(said(-900_000, -900_000, -900_000), -800_000)).isRefusedBy(LedgerRule.ROUND_GATE);
    }

    @Test
    void rejectsAVerdictWhereThereIsNoGate() {
      Federations.rollBack()
          .with(ROUND, "verdict", said(-900_000, -900_000, -900_000))
          .isRefusedBy(LedgerRule.ROUND_GATE);
    }
  }

  @Test
  void isReadAsItWasWritten() {
    RoundState judged =
        Federations.committed()
            .rolledBack(Samples.header(null), BANK_A.getParty(), List.of(away(1)))
            .judged(said(-900_000, null, 5));
    assertThat(new RoundState(judged.getRecord())).isEqualTo(judged);
    // A place, a list of one gain, and a signature after its length.
    assertThat(judged.getRecord().length - judged.judged(said(-900_000)).getRecord().length)
        .isEqualTo(1 + (1 + 1) + 2 + 64);
  }
}
