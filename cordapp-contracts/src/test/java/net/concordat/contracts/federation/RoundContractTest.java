// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.testing.Federations.aggregator;
import static net.concordat.contracts.testing.Federations.away;
import static net.concordat.contracts.testing.Federations.signed;
import static net.concordat.contracts.testing.Federations.standing;
import static net.concordat.contracts.testing.Federations.successor;
import static net.concordat.contracts.testing.Samples.NOW;
import static net.concordat.contracts.testing.Samples.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.Federations;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.corda.core.contracts.TimeWindow;
import net.corda.testing.core.TestIdentity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever aggregates can neither choose its turn nor alter what clients committed to. */
class RoundContractTest {
  private static final Class<RoundState> ROUND = RoundState.class;

  private static TransactionDraft later(TransactionDraft draft, long seconds) {
    return draft
        .with(ROUND, "header.at", NOW.plusSeconds(seconds))
        .within(TimeWindow.withTolerance(NOW.plusSeconds(seconds + 120), Duration.ofSeconds(120)));
  }

  @Nested
  class Commit {
    @Test
    void acceptsTheAggregatorWhoseTurnItIs() {
      Federations.commit().isAccepted();
    }

    @Test
    void rejectsTheNextBeforeItsTime() {
      Federations.commit(standing(2), successor(2)).isRefusedBy(LedgerRule.ROUND_AGGREGATOR);
      later(Federations.commit(standing(2), successor(2)), Federations.ROUND_SECONDS - 1)
          .isRefusedBy(LedgerRule.ROUND_AGGREGATOR);
    }

    @Test
    void acceptsTheNextOnceTheTimeHasPassed() {
      later(Federations.commit(standing(2), successor(2)), Federations.ROUND_SECONDS).isAccepted();
      later(Federations.commit(standing(2), aggregator(2)), Federations.ROUND_SECONDS).isAccepted();
    }

    @Test
    void letsAClientThatDidNotRevealTrainAndNeverAggregate() {
      silentlyBy(aggregatorWithout(3)).isAccepted();
      later(silentlyBy(Federations.BANKS.get(3)), 10L * Federations.ROUND_SECONDS)
          .isRefusedBy(LedgerRule.ROUND_AGGREGATOR);
    }

    /** Bank D kept its value back; all four have committed. */
    private static FederationState silent() {
      return Federations.proposed(4, 3).begun(Samples.header(null));
    }

    private static TestIdentity aggregatorWithout(int seat) {
      List<Integer> order = silent().getOrder();
      assertThat(order).hasSize(3).doesNotContain(seat);
      return Federations.BANKS.get(order.get(1));
    }

    private static TransactionDraft silentlyBy(TestIdentity by) {
      return Federations.commit(standing(2), by)
          .with(ROUND, "commitments", signed(standing(2), 0, 1, 2, 3))
          .with(ROUND, "excluded", List.of())
          .withReferenced(FederationState.class, "seats", silent().getSeats())
          .withReferenced(FederationState.class, "order", silent().getOrder());
    }

    @Test
    void rejectsASignatureForAnotherRound() {
      Federations.commit()
          .with(ROUND, "commitments", signed(standing(1), 0, 1, 2))
          .isRefusedBy(LedgerRule.ROUND_COMMITMENTS);
    }

    @Test
    void rejectsAnUpdateThatItsClientDidNotSign() {
      Federations.commit()
          .withElement(ROUND, "commitments", 1, "digest", digest("another update"))
          .isRefusedBy(LedgerRule.ROUND_COMMITMENTS);
    }

    @Test
    void rejectsOneClientsSignatureForAnother() {
      List<UpdateCommitment> own = signed(standing(2), 0, 1, 2);
      UpdateCommitment first = own.get(0);
      UpdateCommitment passedOff = new UpdateCommitment(3, first.getDigest(), first.getSignature());
      Federations.commit()
          .with(ROUND, "commitments", List.of(own.get(0), own.get(1), passedOff))
          .with(ROUND, "excluded", List.of(away(2)))
          .isRefusedBy(LedgerRule.ROUND_COMMITMENTS);
    }

    @Test
    void rejectsAnotherOrderOfSeats() {
      Federations.commit()
          .with(ROUND, "commitments", signed(standing(2), 1, 0, 2))
          .isRefusedBy(LedgerRule.ROUND_COMMITMENTS);
    }

    @Test
    void rejectsAClientThatHasLeft() {
      FederationState left = Federations.running().left(Samples.header(null), 2);
      Federations.commit()
          .withReferenced(FederationState.class, "seats", left.getSeats())
          .isRefusedBy(LedgerRule.ROUND_COMMITMENTS);
    }

    @Test
    void rejectsASuspendedClient() {
      int other = Federations.BANKS.indexOf(aggregator(2)) == 0 ? 1 : 0;
      Federations.commit()
          .withReferenced(
              ConsortiumState.class,
              "members",
              Samples.membersWithSuspended(Federations.BANKS.get(other)))
          .isRefusedBy(LedgerRule.ROUND_COMMITMENTS);
    }

    @Test
    void rejectsTooFewCommitments() {
      Federations.commit()
          .with(ROUND, "commitments", signed(standing(2), 0, 1))
          .with(ROUND, "excluded", List.of(away(2), away(3)))
          .isRefusedBy(LedgerRule.ROUND_QUORUM);
    }

    @Test
    void rejectsAClientThatIsKeptQuietAbout() {
      Federations.commit()
          .with(ROUND, "excluded", List.of())
          .isRefusedBy(LedgerRule.ROUND_EVERYBODY);
    }

    @Test
    void rejectsAClientThatCommittedAndIsExcluded() {
      Federations.commit()
          .with(ROUND, "excluded", List.of(away(3), away(2)))
          .isRefusedBy(LedgerRule.ROUND_EVERYBODY);
    }

    @Test
    void rejectsOtherWeightsThanTheRoundBeforeLeft() {
      Federations.commit()
          .with(ROUND, "globalDigest", digest("others"))
          .isRefusedBy(LedgerRule.ROUND_NEXT);
    }

    @Test
    void rejectsARoundBesideAnOpenOne() {
      Federations.commit(Federations.committed(), aggregator(3)).isRefusedBy(LedgerRule.ROUND_NEXT);
    }

    @Test
    void rejectsARoundMoreThanAgreedOn() {
      Federations.commit(standing(Federations.ROUNDS + 1), aggregator(Federations.ROUNDS + 1))
          .isRefusedBy(LedgerRule.ROUND_NEXT);
    }

    @Test
    void rejectsARoundOnceAReviewIsDue() {
      RoundState moved =
          Copy.with(standing(2), "cumulativeMillionths", Federations.REVIEW_THRESHOLD);
      Federations.commit(moved, aggregator(2)).isRefusedBy(LedgerRule.ROUND_NEXT);
      RoundState justBelow =
          Copy.with(standing(2), "cumulativeMillionths", Federations.REVIEW_THRESHOLD - 1);
      Federations.commit(justBelow, aggregator(2)).isAccepted();
    }

    @Test
    void rejectsARoundOfAnotherFederation() {
      Federations.commit()
          .withReferenced(FederationState.class, "federationId", digest("another"))
          .isRefusedBy(LedgerRule.ROUND_FEDERATION);
    }

    @Test
    void rejectsTwoUpdatesThatAreNotShown() {
      Federations.commit()
          .withElement(ROUND, "excluded", 0, "reason", ExclusionReason.TWO_UPDATES)
          .isRefusedBy(LedgerRule.ROUND_TWO_UPDATES);
    }
  }

  @Nested
  class Aggregate {
    @Test
    void acceptsWhatTheAggregatorMadeOfTheUpdates() {
      TransactionDraft draft = Federations.aggregate();
      draft.isAccepted();
      assertThat(draft.produced(ROUND).tookPart()).containsExactly(0, 1, 2);
    }

    @Test
    void acceptsTheNextOnceTheTimeHasPassed() {
      TransactionDraft taken = Federations.aggregate(Federations.committed(), successor(2));
      later(taken, 60).isAccepted();
    }

    @Test
    void rejectsTheNextBeforeItsTime() {
      TransactionDraft early = Federations.aggregate(Federations.committed(), successor(2));
      later(early, 59).isRefusedBy(LedgerRule.ROUND_AGGREGATOR);
    }

    @Test
    void rejectsTooFewUpdates() {
      TransactionDraft draft = Federations.aggregate();
      RoundState after = draft.produced(ROUND);
      RoundState fewer =
          Federations.committed()
              .aggregated(
                  after.getHeader(),
                  after.getAggregator(),
                  List.of(away(2), away(3)),
                  digest("weights 2"),
                  120_000);
      draft.without(ROUND).producing(fewer).isRefusedBy(LedgerRule.ROUND_QUORUM);
    }

    @Test
    void rejectsOtherCommitments() {
      Federations.aggregate()
          .withElement(ROUND, "commitments", 0, "digest", digest("a late thought"))
          .isRefusedBy(LedgerRule.ROUND_CHANGES);
    }

    @Test
    void rejectsAChangeTakenBack() {
      Federations.aggregate()
          .with(ROUND, "cumulativeMillionths", 49_999L)
          .isRefusedBy(LedgerRule.ROUND_CHANGES);
    }

    @Test
    void rejectsAContributorWhoseUpdateWasLeftOut() {
      Federations.aggregate()
          .with(ROUND, "contributors", List.of(0, 1, 2, 3))
          .isRefusedBy(LedgerRule.ROUND_CHANGES);
    }

    @Test
    void rejectsASecondEnd() {
      Federations.aggregate(standing(2), aggregator(2)).isRefusedBy(LedgerRule.ROUND_COMMITTED);
    }

    @Test
    void rejectsAnAccusationWithoutEvidence() {
      Federations.aggregate()
          .withElement(ROUND, "excluded", 0, "reason", ExclusionReason.TWO_UPDATES)
          .isRefusedBy(LedgerRule.ROUND_TWO_UPDATES);
    }

    @Test
    void acceptsASecondUpdateThatTheClientSigned() {
      accusing(signed(standing(2), 3, digest("told to another"))).isAccepted();
    }

    @Test
    void rejectsTheFirstUpdateAsTheSecond() {
      accusing(signed(standing(2), 3, digest("update of seat 3")))
          .isRefusedBy(LedgerRule.ROUND_TWO_UPDATES);
    }

    @Test
    void rejectsAForgedSecondUpdate() {
      UpdateCommitment own = signed(standing(2), 3, digest("told to another"));
      accusing(new UpdateCommitment(3, digest("never told"), own.getSignature()))
          .isRefusedBy(LedgerRule.ROUND_TWO_UPDATES);
    }

    @Test
    void rejectsAnUpdateOfAnotherRoundAsTheSecond() {
      accusing(signed(standing(1), 3, digest("told to another")))
          .isRefusedBy(LedgerRule.ROUND_TWO_UPDATES);
    }

    private TransactionDraft accusing(UpdateCommitment second) {
      return Federations.aggregate()
          .with(ROUND, "excluded", List.of(new Exclusion(3, ExclusionReason.TWO_UPDATES, second)));
    }

    /** Four clients are one group. */
    @Test
    void rejectsAGroupOfWhichOneIsMissing() {
      grouped().isAccepted();
      grouped(away(1)).isRefusedBy(LedgerRule.ROUND_GROUPS);
    }

    private static TransactionDraft grouped(Exclusion... excluded) {
      TransactionDraft draft = Federations.aggregate();
      RoundState after = draft.produced(ROUND);
      return draft
          .without(ROUND)
          .producing(
              Federations.committed()
                  .aggregated(
                      after.getHeader(),
                      after.getAggregator(),
                      List.of(excluded),
                      digest("weights 2"),
                      120_000))
          .withReferenced(
              FederationState.class,
              "plan.aggregation",
              new AggregationTerms(FederationMode.GROUPED, Aggregation.MEAN, 0, 2, 3));
    }
  }

  @Nested
  class RollBack {
    @Test
    void acceptsARoundOfWhichNothingCame() {
      Federations.rollBack().isAccepted();
    }

    @Test
    void rejectsOtherWeights() {
      Federations.rollBack()
          .with(ROUND, "globalDigest", digest("slipped in"))
          .isRefusedBy(LedgerRule.ROUND_ROLLED_BACK);
    }

    @Test
    void rejectsAnExclusionOfOneThatNeverCommitted() {
      Federations.rollBack()
          .with(ROUND, "excluded", List.of(away(7)))
          .isRefusedBy(LedgerRule.ROUND_EVERYBODY);
    }

    @ParameterizedTest
    @EnumSource(names = {"AGGREGATED", "COMMITTED"})
    void rejectsAnotherEnd(RoundStatus status) {
      Federations.rollBack()
          .with(ROUND, "status", status)
          .isRefusedBy(LedgerRule.ROUND_ROLLED_BACK);
    }
  }
}
