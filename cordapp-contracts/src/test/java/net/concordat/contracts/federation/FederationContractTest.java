// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Samples.MOST_FEDERATED_CHANGE;
import static net.concordat.contracts.testing.Samples.NOW;
import static net.concordat.contracts.testing.Samples.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.testing.Federations;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.testing.core.TestIdentity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody trains with others without having agreed to it, and nobody chooses who aggregates. */
class FederationContractTest {
  private static final Class<FederationState> FEDERATION = FederationState.class;

  private static TransactionDraft suspending(TestIdentity bank, TransactionDraft draft) {
    return draft.withReferenced(
        ConsortiumState.class, "members", Samples.membersWithSuspended(bank));
  }

  private static TransactionDraft at(TransactionDraft draft, Duration later) {
    return draft
        .withEach("header.at", NOW.plus(later))
        .within(TimeWindow.withTolerance(NOW.plus(later), Duration.ofMinutes(2)));
  }

  @Nested
  class Propose {
    @Test
    void acceptsAMemberThatAsksAllOthers() {
      Federations.propose().isAccepted();
    }

    @Test
    void rejectsAnIdOfItsOwnChoice() {
      Federations.propose()
          .with(FEDERATION, "federationId", Federations.ID)
          .isRefusedBy(LedgerRule.FEDERATION_ONE_SHOT_ID);
    }

    @Test
    void rejectsAnothersSeed() {
      Federations.propose()
          .with(FEDERATION, "proposer", BANK_B.getParty())
          .signedBy(BANK_B)
          .isRefusedBy(LedgerRule.FEDERATION_PROPOSER);
    }

    @Test
    void rejectsAnotherVersionThanTheOneShown() {
      Federations.propose()
          .with(FEDERATION, "plan.training.base.version", 2)
          .isRefusedBy(LedgerRule.FEDERATION_BASE);
    }

    @Test
    void rejectsAVersionThatIsNotApproved() {
      Federations.propose()
          .withReferenced(ModelVersionState.class, "status", VersionStatus.PENDING_APPROVAL)
          .isRefusedBy(LedgerRule.FEDERATION_BASE);
    }

    @Test
    void rejectsASuspendedMemberAmongThoseAsked() {
      suspending(BANK_C, Federations.propose()).isRefusedBy(LedgerRule.FEDERATION_PROPOSED);
    }

    @Test
    void rejectsAnAnswerInAnothersName() {
      Federations.propose()
          .withElement(FEDERATION, "seats", 1, "status", SeatStatus.ACCEPTED)
          .isRefusedBy(LedgerRule.FEDERATION_PROPOSED);
    }

    @Test
    void rejectsAnOrderOfItsOwnChoice() {
      Federations.propose()
          .with(FEDERATION, "order", List.of(0))
          .isRefusedBy(LedgerRule.FEDERATION_PROPOSED);
    }

    @Test
    void rejectsNeitherPrivacyNorWordsAgainstIt() {
      Federations.propose()
          .with(FEDERATION, "plan.training.nonPrivate", null)
          .isRefusedBy(LedgerRule.FEDERATION_PRIVACY);
    }

    @Test
    void rejectsMoreChangeWithoutAReviewThanTheConsortiumAllows() {
      String threshold = "plan.reviewThresholdMillionths";
      Federations.propose().with(FEDERATION, threshold, MOST_FEDERATED_CHANGE).isAccepted();
      Federations.propose()
          .with(FEDERATION, threshold, MOST_FEDERATED_CHANGE + 1)
          .isRefusedBy(LedgerRule.FEDERATION_REVIEW);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000000", "200000, 200000", "200000, 100"})
    void rejectsDeadlinesThatNobodyCanKeep(long acceptSeconds, long revealSeconds) {
      Federations.propose()
          .with(FEDERATION, "plan.times.acceptBy", NOW.plusSeconds(acceptSeconds))
          .with(FEDERATION, "plan.times.revealBy", NOW.plusSeconds(revealSeconds))
          .isRefusedBy(LedgerRule.FEDERATION_TIMES);
    }
  }

  /** Which clients a mode needs. */
  static Stream<Arguments> unsafe() {
    LedgerRule mode = LedgerRule.FEDERATION_MODE;
    LedgerRule rule = LedgerRule.FEDERATION_RULE;
    LedgerRule threshold = LedgerRule.FEDERATION_THRESHOLD;
    return Stream.of(
        arguments(mode, FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 4, 3, 4),
        arguments(mode, FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 3, 4, 5),
        arguments(mode, FederationMode.CONFIDENTIAL, Aggregation.COORDINATE_MEDIAN, 1, 4, 4, 5),
        arguments(mode, FederationMode.GROUPED, Aggregation.MEAN, 0, 6, 3, 8),
        arguments(mode, FederationMode.GROUPED, Aggregation.MEAN, 0, 6, 3, 10),
        arguments(mode, FederationMode.GROUPED, Aggregation.MEAN, 0, 5, 3, 9),
        arguments(mode, FederationMode.ROBUST, Aggregation.MEAN, 0, 2, 0, 2),
        arguments(mode, FederationMode.ROBUST, Aggregation.MEAN, 0, 4, 0, 3),
        arguments(rule, FederationMode.ROBUST, Aggregation.MULTI_KRUM, 1, 4, 0, 5),
        arguments(rule, FederationMode.ROBUST, Aggregation.MULTI_KRUM, 2, 6, 0, 9),
        arguments(rule, FederationMode.ROBUST, Aggregation.TRIMMED_MEAN, 2, 4, 0, 5),
        arguments(rule, FederationMode.GROUPED, Aggregation.COORDINATE_MEDIAN, 1, 8, 3, 9),
        arguments(rule, FederationMode.ROBUST, Aggregation.WEIGHTED_MEAN, 1, 5, 0, 5),
        arguments(threshold, FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 4, 3, 5),
        arguments(threshold, FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 4, 4, 6),
        arguments(threshold, FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 4, 5, 5),
        arguments(threshold, FederationMode.GROUPED, Aggregation.MEAN, 0, 6, 2, 9),
        arguments(threshold, FederationMode.ROBUST, Aggregation.MEAN, 0, 3, 3, 3));
  }

  @ParameterizedTest
  @MethodSource("unsafe")
  void rejectsTermsThatPromiseNothing(
      LedgerRule refusedBy,
      FederationMode mode,
      Aggregation rule,
      int dishonest,
      int quorum,
      int threshold,
      int clients) {
    AggregationTerms terms = new AggregationTerms(mode, rule, dishonest, quorum, threshold);
    withBanks(clients, terms).isRefusedBy(refusedBy);
  }

  static Stream<AggregationTerms> safe() {
    return Stream.of(
        new AggregationTerms(FederationMode.CONFIDENTIAL, Aggregation.WEIGHTED_MEAN, 0, 7, 7),
        new AggregationTerms(FederationMode.GROUPED, Aggregation.MEAN, 0, 6, 3),
        new AggregationTerms(FederationMode.GROUPED, Aggregation.COORDINATE_MEDIAN, 1, 9, 3),
        new AggregationTerms(FederationMode.ROBUST, Aggregation.MULTI_KRUM, 2, 7, 0),
        new AggregationTerms(FederationMode.ROBUST, Aggregation.TRIMMED_MEAN, 3, 7, 0));
  }

  @ParameterizedTest
  @MethodSource("safe")
  void acceptsNineClientsUnderTermsThatHold(AggregationTerms terms) {
    withBanks(9, terms).isAccepted();
  }

  /** Only a rule is named where its own test has to break it. */
  @Test
  void rejectsWhatThePaperOfTheRuleExcludes() {
    withBanks(5, new AggregationTerms(FederationMode.ROBUST, Aggregation.MULTI_KRUM, 1, 4, 0))
        .isRefusedBy(LedgerRule.FEDERATION_RULE);
  }

  @Test
  void rejectsAJudgedMeanThatLeavesTooFewOrNobodyJudges() {
    TransactionDraft draft = withBanks(5, judged(FederationMode.ROBUST, 1, 4));
    draft.isRefusedBy(LedgerRule.FEDERATION_GATE);
    GateTerms gate = Federations.gate(0, BANK_A, BANK_B, BANK_C);
    gated(5, gate, judged(FederationMode.ROBUST, 1, 4)).isAccepted();
    gated(5, gate, judged(FederationMode.ROBUST, 1, 5)).isRefusedBy(LedgerRule.FEDERATION_RULE);
    gated(5, gate, judged(FederationMode.ROBUST, 2, 4)).isRefusedBy(LedgerRule.FEDERATION_RULE);
    gated(5, gate, judged(FederationMode.ROBUST, 0, 4)).isRefusedBy(LedgerRule.FEDERATION_RULE);
    gated(9, gate, judged(FederationMode.GROUPED, 1, 9)).isRefusedBy(LedgerRule.FEDERATION_MODE);
  }

  private static AggregationTerms judged(FederationMode mode, int dishonest, int quorum) {
    return new AggregationTerms(mode, Aggregation.JUDGED_MEAN, dishonest, quorum, 0);
  }

  private static TransactionDraft gated(int banks, GateTerms gate, AggregationTerms terms) {
    return withBanks(banks, terms).with(FederationState.class, "plan.gate", gate);
  }

  @Test
  void rejectsFourClientsWhoseSumIsToHideThem() {
    withBanks(4, new AggregationTerms(FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 4, 3))
        .isRefusedBy(LedgerRule.FEDERATION_MODE);
  }

  @Test
  void rejectsSharesThatTwoThirdsCanOpen() {
    withBanks(6, new AggregationTerms(FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 4, 4))
        .isRefusedBy(LedgerRule.FEDERATION_THRESHOLD);
  }

  private static TransactionDraft withBanks(int count, AggregationTerms terms) {
    List<TestIdentity> banks = new ArrayList<>(Federations.BANKS);
    for (int number = 5; number <= count; number++) {
      banks.add(
          new TestIdentity(new CordaX500Name("Bank " + number, "London", "GB"), 200L + number));
    }
    return Federations.propose(Federations.plan(), banks.subList(0, count))
        .with(FEDERATION, "plan.aggregation", terms)
        .with(
            FEDERATION,
            "plan.updates",
            new UpdateTerms(UpdateCompression.NONE, terms.getMode().isMasked() ? 1_000_000 : 0))
        .withReferenced(
            ConsortiumState.class,
            "members",
            banks.stream().map(bank -> Samples.member(bank, MemberStatus.ACTIVE)).toList());
  }

  @Nested
  class Accept {
    @Test
    void acceptsAGranteeThatMayFineTune() {
      Federations.accept().isAccepted();
    }

    @Test
    void acceptsTheOwnerWithoutAGrant() {
      Federations.acceptAsOwner().isAccepted();
    }

    @Test
    void rejectsAMemberThatIsAnsweredFor() {
      Federations.accept().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsTheProposersSeatUnderAnotherName() {
      Federations.accept()
          .withElement(FEDERATION, "seats", 0, "member", Parties.underAnotherName(BANK_A))
          .isRefusedBy(LedgerRule.FRAME_PARTIES);
    }

    @Test
    void rejectsAnAcceptanceThatCommitsToNothing() {
      Federations.accept()
          .withElement(FEDERATION, "seats", 1, "commitment", null)
          .isRefusedBy(LedgerRule.FEDERATION_ACCEPT);
    }

    @Test
    void rejectsAnAcceptanceAfterTheDeadline() {
      at(Federations.accept(), Duration.ofDays(1)).isRefusedBy(LedgerRule.FEDERATION_ACCEPT);
    }

    @Test
    void rejectsAnAcceptanceOnOtherTerms() {
      Federations.accept()
          .with(FEDERATION, "plan.rounds", 11)
          .isRefusedBy(LedgerRule.FEDERATION_ACCEPT);
    }

    @Test
    void rejectsWhoHasNoGrant() {
      Federations.accept()
          .withoutReferenced(GrantState.class)
          .isRefusedBy(LedgerRule.FEDERATION_ENTITLED);
    }

    @Test
    void rejectsAGrantThatWasTakenBack() {
      Federations.accept()
          .withReferenced(GrantState.class, "status", GrantStatus.REVOKED)
          .isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAGrantThatDoesNotAllowFineTuning() {
      Federations.accept()
          .withReferenced(GrantState.class, "terms.mayFineTune", false)
          .isRefusedBy(LedgerRule.FEDERATION_ENTITLED);
    }

    @Test
    void rejectsASuspendedMember() {
      suspending(BANK_B, Federations.accept()).isRefusedBy(LedgerRule.FEDERATION_ACCEPT);
    }
  }

  @Nested
  class Reveal {
    @Test
    void acceptsWhatWasCommittedTo() {
      Federations.reveal().isAccepted();
    }

    @Test
    void rejectsAnotherValue() {
      Federations.reveal()
          .withElement(FEDERATION, "seats", 1, "revealed", digest("a better draw"))
          .isRefusedBy(LedgerRule.FEDERATION_REVEAL);
    }

    @Test
    void rejectsAnothersCommitmentAndValue() {
      FederationState copied =
          Federations.proposed(1, 0).accepted(Samples.header(null), 1, Federations.commitment(0));
      SecureHash value = Federations.value(0);
      Federations.reveal(allAnswered(copied))
          .withElement(FEDERATION, "seats", 1, "revealed", value)
          .isRefusedBy(LedgerRule.FEDERATION_REVEAL);
    }

    private FederationState allAnswered(FederationState state) {
      return state.left(Samples.header(null), 2).left(Samples.header(null), 3);
    }

    @Test
    void rejectsARevealWhileOthersCanStillCommit() {
      Federations.reveal(Federations.proposed(3, 0)).isRefusedBy(LedgerRule.FEDERATION_REVEAL);
    }

    @Test
    void acceptsARevealOnceTheDeadlineForAnswersHasPassed() {
      at(Federations.reveal(Federations.proposed(3, 0)), Duration.ofDays(1).plusMinutes(3))
          .isAccepted();
    }

    @Test
    void rejectsARevealAfterItsDeadline() {
      at(Federations.reveal(), Duration.ofDays(2)).isRefusedBy(LedgerRule.FEDERATION_REVEAL);
    }
  }

  @Nested
  class Leave {
    @Test
    void acceptsAMemberThatDeclines() {
      Federations.decline().isAccepted();
    }

    @Test
    void acceptsASuspendedClientThatLeaves() {
      suspending(BANK_C, Federations.leave()).isAccepted();
    }

    @Test
    void rejectsThrowingAnotherOut() {
      Federations.leave().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsTakingAlongWhatWasRevealed() {
      Federations.leave(Federations.proposed(4, 4), 2)
          .withElement(FEDERATION, "seats", 2, "revealed", null)
          .isRefusedBy(LedgerRule.FEDERATION_LEAVE);
    }

    @Test
    void rejectsLeavingTwice() {
      FederationState left = Federations.running().left(Samples.header(null), 2);
      Federations.leave(left, 2)
          .withElement(FEDERATION, "seats", 2, "status", SeatStatus.ACCEPTED)
          .isRefusedBy(LedgerRule.FEDERATION_LEAVE);
    }
  }

  @Nested
  class Begin {
    @Test
    void acceptsAFederationThatAllHaveAnswered() {
      Federations.begin().isAccepted();
    }

    @Test
    void rejectsABeginningBeforeAllHaveRevealed() {
      Federations.begin(Federations.proposed(4, 3)).isRefusedBy(LedgerRule.FEDERATION_BEGIN);
    }

    @Test
    void acceptsItWithoutThemOnceTheDeadlineHasPassed() {
      TransactionDraft draft = Federations.begin(Federations.proposed(4, 3));
      assertThat(draft.produced(FEDERATION).getOrder()).hasSize(3).doesNotContain(3);
      at(draft, Duration.ofDays(2).plusMinutes(3)).isAccepted();
    }

    @Test
    void rejectsTooFewClients() {
      FederationState two = Federations.proposed(4, 4);
      two = two.left(Samples.header(null), 0).left(Samples.header(null), 1);
      Federations.begin(two).isRefusedBy(LedgerRule.FEDERATION_BEGIN);
    }

    @Test
    void rejectsAFederationThatNobodyCouldAggregate() {
      at(Federations.begin(Federations.proposed(4, 0)), Duration.ofDays(2).plusMinutes(3))
          .isRefusedBy(LedgerRule.FEDERATION_BEGIN);
    }

    @Test
    void rejectsAnotherOrder() {
      TransactionDraft draft = Federations.begin();
      List<Integer> order = new ArrayList<>(draft.produced(FEDERATION).getOrder());
      order.add(order.remove(0));
      draft.with(FEDERATION, "order", order).isRefusedBy(LedgerRule.FEDERATION_ORDER);
    }

    @Test
    void rejectsOtherWeightsToBeginWith() {
      Federations.begin()
          .with(RoundState.class, "globalDigest", digest("weights with a back door"))
          .isRefusedBy(LedgerRule.FEDERATION_FIRST_ROUND);
    }

    @Test
    void rejectsASecondBeginning() {
      Federations.begin(Federations.running()).isRefusedBy(LedgerRule.FEDERATION_BEGIN);
    }

    @Test
    void rejectsOneWhoHasLeft() {
      Federations.begin(Federations.proposed(4, 4).left(Samples.header(null), 3))
          .isRefusedBy(LedgerRule.FEDERATION_BEGIN);
    }
  }

  @Nested
  class Order {
    @Test
    void isAPermutationThatEachValueMoves() {
      Set<List<Integer>> seen = new HashSet<>();
      for (int draw = 0; draw < 200; draw++) {
        SecureHash value = digest("draw " + draw);
        FederationState state = Federations.proposed(4, 1).revealed(Samples.header(null), 1, value);
        state = state.revealed(Samples.header(null), 2, Federations.value(2));
        state = state.revealed(Samples.header(null), 3, Federations.value(3));
        List<Integer> order = state.begun(Samples.header(null)).getOrder();
        assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
        seen.add(order);
      }
      // 200 draws of 24 equally likely orders miss one with a probability below 0.005.
      assertThat(seen).hasSizeGreaterThan(20);
    }

    @Test
    void goesRoundAndPassesOverWhoHasLeft() {
      FederationState running = Federations.running();
      List<Integer> order = running.getOrder();
      assertThat(running.aggregators(5, 0)).isEqualTo(running.aggregators(1, 0));
      assertThat(running.aggregators(2, 1)).hasSize(2);
      FederationState left = running.left(Samples.header(null), order.get(1));
      assertThat(left.aggregators(2, 0)).isEqualTo(running.aggregators(3, 0));
      assertThat(left.aggregators(1, 9)).hasSize(3);
      assertThat(running.successors(BANK_D.getParty(), 0)).containsExactly(BANK_D.getParty());
    }
  }
}
