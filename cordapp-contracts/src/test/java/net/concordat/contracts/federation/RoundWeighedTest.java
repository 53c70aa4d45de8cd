// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.testing.Federations.aggregator;
import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Samples.digest;
import static net.concordat.contracts.testing.Samples.header;
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

/** Where evaluators judge updates, whoever stands lowest by them is left out, and nobody else. */
class RoundWeighedTest {
  private static final Class<RoundState> ROUND = RoundState.class;
  private static final List<TestIdentity> EVALUATORS = List.of(BANK_A, BANK_B, BANK_C);
  private static final GateTerms GATE =
      Federations.gate(5_000, EVALUATORS.toArray(TestIdentity[]::new));
  private static final AggregationTerms JUDGED =
      new AggregationTerms(FederationMode.ROBUST, Aggregation.JUDGED_MEAN, 1, 3, 0);
  private static final SecureHash SHOWN = digest("updates 2");
  private static final SecureHash WEIGHTS = digest("weights 2");

  /** By client: bank B's update does harm, whatever the third evaluator says. */
  private static final List<List<Integer>> HARMED_BY_B =
      List.of(
          List.of(4_000, -9_000, 2_000, 1_000),
          List.of(3_000, -8_000, 2_500, 1_500),
          List.of(-900_000_000, 900_000_000, -900_000_000, -900_000_000));

  private static Verdict said(RoundState round, List<List<Integer>> gains) {
    List<Judgement> judgements = new ArrayList<>();
    for (int place = 0; place < gains.size(); place++) {
      judgements.add(
          Federations.judgement(GateStep.UPDATES, GATE, place, round, SHOWN, gains.get(place)));
    }
    return new Verdict(SHOWN, judgements);
  }

  private static Verdict said(List<List<Integer>> gains) {
    return said(Federations.committed(), gains);
  }

  private static Verdict passed(RoundState round) {
    List<Judgement> judgements = new ArrayList<>();
    for (int place = 0; place < EVALUATORS.size(); place++) {
      judgements.add(
          Federations.judgement(GateStep.WEIGHTS, GATE, place, round, WEIGHTS, List.of(7)));
    }
    return new Verdict(WEIGHTS, judgements);
  }

  private static List<Exclusion> leastGain(int... seats) {
    List<Exclusion> left = new ArrayList<>();
    for (int seat : seats) {
      left.add(new Exclusion(seat, ExclusionReason.LEAST_GAIN, null));
    }
    return left;
  }

  private static TransactionDraft judged(TransactionDraft draft) {
    return draft
        .withReferenced(FederationState.class, "plan.gate", GATE)
        .withReferenced(FederationState.class, "plan.aggregation", JUDGED);
  }

  private static TransactionDraft shown(TransactionDraft draft, @Nullable Verdict updates) {
    List<Long> standings = draft.produced(ROUND).weighed(updates).getStandings();
    return draft.with(ROUND, "weighed", updates).with(ROUND, "standings", standings);
  }

  /** The third round, before whose updates were weighed twice. */
  private static RoundState before(Long... standings) {
    return new RoundState(
        header(null),
        Federations.ID,
        2,
        RoundStatus.COMMITTED,
        aggregator(2).getParty(),
        Federations.committed().getGlobalDigest(),
        null,
        List.of(standings),
        null,
        Federations.committed().getCommitments(),
        List.of(),
        Federations.committed().getContributors(),
        Federations.committed().getCumulativeMillionths());
  }

  @Nested
  class Aggregate {
    private TransactionDraft ended(
        RoundState before, List<Exclusion> left, @Nullable Verdict updates) {
      return shown(judged(Federations.aggregate(before, aggregator(2), left)), updates)
          .with(ROUND, "verdict", passed(before));
    }

    private TransactionDraft ended(List<Exclusion> left, @Nullable Verdict updates) {
      return ended(Federations.committed(), left, updates);
    }

    private void refuses(List<Exclusion> left, @Nullable Verdict updates) {
      ended(left, updates).isRefusedBy(LedgerRule.ROUND_WEIGHED);
    }

    @Test
    void leavesOutWhoStandsLowestByTheMiddleEvaluator() {
      ended(leastGain(1), said(HARMED_BY_B)).isAccepted();
      refuses(leastGain(0), said(HARMED_BY_B));
      refuses(leastGain(), said(HARMED_BY_B));
      refuses(leastGain(1, 3), said(HARMED_BY_B));
    }

    @Test
    void goesByAllRoundsSoFar() {
      // By this round alone it is bank B.
      RoundState before = before(0L, 50_000L, 0L, -30_000L);
      ended(before, leastGain(3), said(before, HARMED_BY_B)).isAccepted();
      ended(before, leastGain(1), said(before, HARMED_BY_B)).isRefusedBy(LedgerRule.ROUND_WEIGHED);
    }

    @Test
    void keepsWhatClientsStandBy() {
      RoundState after =
          before(1L, 2L)
              .aggregated(header(null), BANK_A.getParty(), leastGain(1), WEIGHTS, 0)
              .weighed(said(HARMED_BY_B));
      assertThat(after.getStandings()).containsExactly(3_001L, -7_998L, 2_000L, 1_000L);
      assertThat(after.next(header(null), BANK_A.getParty(), List.of(), List.of()).getStandings())
          .isEqualTo(after.getStandings());
      ended(leastGain(1), said(HARMED_BY_B))
          .with(ROUND, "standings", List.of(9L, -9L, 9L, 9L))
          .isRefusedBy(LedgerRule.ROUND_CHANGES);
    }

    @Test
    void ofUpdatesThatAreNoneNothingIsMeasured() {
      List<Exclusion> left = new ArrayList<>(leastGain(3));
      left.add(0, new Exclusion(1, ExclusionReason.NOT_FINITE, null));
      RoundState after =
          Federations.committed()
              .aggregated(header(null), BANK_A.getParty(), left, WEIGHTS, 0)
              .weighed(said(HARMED_BY_B));
      assertThat(after.getStandings()).containsExactly(3_000L, 0L, 2_000L, 1_000L);
      assertThat(after.least(1)).containsExactly(3);
    }

    @Test
    void rejectsTheWordOfHalfOfTheEvaluators() {
      ended(leastGain(1), said(HARMED_BY_B.subList(0, 2))).isAccepted();
      refuses(leastGain(1), said(HARMED_BY_B.subList(0, 1)));
    }

    @Test
    void rejectsARoundInWhichNobodySaidAnything() {
      refuses(leastGain(), null);
      refuses(leastGain(1), null);
    }

    @Test
    void rejectsWhatSaysTooMuchOrTooLittle() {
      for (List<Integer> wrong :
          List.of(List.of(2, 2, 2, 2, 2), List.of(2, 2, 2), List.of(3, 1, 2, 1_000_000_001))) {
        ended(leastGain(1), said(HARMED_BY_B))
            .with(ROUND, "weighed", said(List.of(HARMED_BY_B.get(0), wrong)))
            .isRefusedBy(LedgerRule.ROUND_WEIGHED);
      }
    }

    @Test
    void rejectsWhatWasSignedOfAnotherRoundOrOfWeights() {
      refuses(leastGain(1), said(Federations.standing(1), HARMED_BY_B));
      ended(leastGain(1), said(HARMED_BY_B))
          .with(ROUND, "weighed", passed(Federations.committed()))
          .isRefusedBy(LedgerRule.ROUND_WEIGHED);
    }

    @Test
    void rejectsASuspendedEvaluator() {
      int other = EVALUATORS.indexOf(aggregator(2)) == 0 ? 1 : 0;
      ended(leastGain(1), said(HARMED_BY_B))
          .withReferenced(
              ConsortiumState.class, "members", Samples.membersWithSuspended(EVALUATORS.get(other)))
          .isRefusedBy(LedgerRule.ROUND_WEIGHED);
    }

    @Test
    void rejectsItWhereTheRuleGoesByNobody() {
      ended(leastGain(1), said(HARMED_BY_B))
          .withReferenced(FederationState.class, "plan.aggregation", Federations.robust())
          .isRefusedBy(LedgerRule.ROUND_WEIGHED);
    }
  }

  @Nested
  class RollBack {
    private TransactionDraft ended(List<Exclusion> left, @Nullable Verdict updates) {
      return shown(judged(Federations.rollBack()).with(ROUND, "excluded", left), updates);
    }

    @Test
    void namesWhoStandsLowestWithWhatEvaluatorsSaid() {
      ended(leastGain(1), said(HARMED_BY_B)).isAccepted();
      ended(leastGain(1), null).isRefusedBy(LedgerRule.ROUND_WEIGHED);
      ended(leastGain(2), said(HARMED_BY_B)).isRefusedBy(LedgerRule.ROUND_WEIGHED);
    }

    @Test
    void mayBeBeforeAnybodySaidAnything() {
      ended(leastGain(), null).isAccepted();
    }
  }

  @Test
  void isReadAsItWasWritten() {
    RoundState round =
        Federations.committed()
            .aggregated(header(null), BANK_D.getParty(), leastGain(1), WEIGHTS, 0)
            .weighed(said(HARMED_BY_B));
    assertThat(new RoundState(round.getRecord())).isEqualTo(round);
  }
}
