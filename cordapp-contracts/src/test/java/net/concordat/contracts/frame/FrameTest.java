// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.OUTSIDER;
import static net.concordat.contracts.testing.Parties.REGULATOR;
import static net.concordat.contracts.testing.Samples.NOW;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.identity.Party;
import net.corda.testing.core.TestIdentity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every transaction, whatever its command: time, signers, headers, parties. */
class FrameTest {
  private static final StateRef ELSEWHERE = new StateRef(Samples.digest("elsewhere"), 0);

  static Stream<TransactionDraft> everyKind() {
    return Stream.concat(Stream.of(Valid.issueConsortiumSeed()), inConsortium());
  }

  static Stream<TransactionDraft> inConsortium() {
    return Valid.inConsortium().stream();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void acceptsEveryKindOfTransaction(TransactionDraft draft) {
    draft.isAccepted();
  }

  @Nested
  class Window {
    private static final String EVERY_KIND = "net.concordat.contracts.frame.FrameTest#everyKind";

    @Test
    void acceptsAWindowOfFiveMinutes() {
      Valid.publish().within(TimeWindow.between(NOW, NOW.plus(Duration.ofMinutes(5)))).isAccepted();
    }

    @ParameterizedTest
    @MethodSource(EVERY_KIND)
    void rejectsEveryKindWithoutAWindow(TransactionDraft draft) {
      draft.within(null).isRefusedBy(LedgerRule.FRAME_TIME_WINDOW);
    }

    @ParameterizedTest
    @MethodSource(EVERY_KIND)
    void rejectsEveryKindWithoutAnEndOfTheWindow(TransactionDraft draft) {
      draft.within(TimeWindow.fromOnly(NOW)).isRefusedBy(LedgerRule.FRAME_TIME_WINDOW);
    }

    @ParameterizedTest
    @MethodSource(EVERY_KIND)
    void rejectsEveryKindWithoutAStartOfTheWindow(TransactionDraft draft) {
      draft
          .within(TimeWindow.untilOnly(NOW.plusSeconds(60)))
          .isRefusedBy(LedgerRule.FRAME_TIME_WINDOW);
    }

    @ParameterizedTest
    @MethodSource(EVERY_KIND)
    void rejectsEveryKindInAWindowWiderThanFiveMinutes(TransactionDraft draft) {
      Instant end = NOW.plus(Duration.ofMinutes(5)).plusNanos(1);
      draft.within(TimeWindow.between(NOW, end)).isRefusedBy(LedgerRule.FRAME_TIME_WINDOW);
    }
  }

  @Nested
  class TimeOfAState {
    private static final Instant START = NOW.minus(Duration.ofMinutes(2));
    private static final Instant END = NOW.plus(Duration.ofMinutes(2));

    @Test
    void acceptsTheStartOfTheWindow() {
      Valid.issueModelSeed().withEach("header.at", START).isAccepted();
    }

    @ParameterizedTest
    @MethodSource("net.concordat.contracts.frame.FrameTest#inConsortium")
    void rejectsEveryKindThatSaysATimeBeforeItsWindow(TransactionDraft draft) {
      draft
          .with(ConcordatState.class, "header.at", START.minusNanos(1))
          .isRefusedBy(LedgerRule.FRAME_AT_IN_WINDOW);
    }

    @Test
    void rejectsTheEndOfTheWindow() {
      Valid.publish()
          .with(ModelVersionState.class, "header.at", END)
          .isRefusedBy(LedgerRule.FRAME_AT_IN_WINDOW);
    }
  }

  @Nested
  class Signers {
    @ParameterizedTest
    @MethodSource("net.concordat.contracts.frame.FrameTest#everyKind")
    void rejectsEveryKindThatOnlyAnOutsiderSigns(TransactionDraft draft) {
      draft.signedBy(OUTSIDER).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsASignerMoreThanRequired() {
      Valid.publish().signedBy(BANK_A, OUTSIDER).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class Observers {
    @ParameterizedTest
    @MethodSource("net.concordat.contracts.frame.FrameTest#inConsortium")
    void rejectsEveryKindWithAStateThatNobodyObserves(TransactionDraft draft) {
      Class<? extends ConcordatState> last = draft.lastProduced(ConcordatState.class).getClass();
      draft.with(last, "header.observers", List.of()).isRefusedBy(LedgerRule.FRAME_OBSERVERS);
    }

    @Test
    void rejectsAnObserverMore() {
      List<Party> observers = List.of(REGULATOR.getParty(), OUTSIDER.getParty());
      Valid.offer().withEach("header.observers", observers).isRefusedBy(LedgerRule.FRAME_OBSERVERS);
    }

    @Test
    void rejectsTheObserversKeyUnderAnotherName() {
      List<Party> observers = List.of(Parties.underAnotherName(REGULATOR));
      Valid.offer().withEach("header.observers", observers).isRefusedBy(LedgerRule.FRAME_OBSERVERS);
    }
  }

  @Nested
  class Supersedes {
    @ParameterizedTest
    @MethodSource("net.concordat.contracts.frame.FrameTest#inConsortium")
    void rejectsEveryKindThatNamesAnotherStateInItsPlace(TransactionDraft draft) {
      draft
          .with(ConcordatState.class, "header.supersedes", ELSEWHERE)
          .isRefusedBy(LedgerRule.FRAME_SUPERSEDES);
    }

    @Test
    void rejectsASuccessorThatNamesNoPredecessor() {
      Valid.publish()
          .with(RegisteredModelState.class, "header.supersedes", null)
          .isRefusedBy(LedgerRule.FRAME_SUPERSEDES);
    }

    @Test
    void rejectsANewVersionThatNamesAPredecessor() {
      Valid.publish()
          .with(ModelVersionState.class, "header.supersedes", ELSEWHERE)
          .isRefusedBy(LedgerRule.FRAME_SUPERSEDES);
    }
  }

  @Nested
  class CommandId {
    @ParameterizedTest
    @MethodSource("net.concordat.contracts.frame.FrameTest#inConsortium")
    void rejectsEveryKindWithoutAUuid(TransactionDraft draft) {
      draft.withEach("header.commandId", "retry-1").isRefusedBy(LedgerRule.FRAME_COMMAND_ID);
    }

    @Test
    void rejectsAUuidInUpperCase() {
      Valid.publish()
          .withEach("header.commandId", "6E2F3B9C-0D0C-4B1E-9A51-5A1D3C7C0B11")
          .isRefusedBy(LedgerRule.FRAME_COMMAND_ID);
    }

    @Test
    void rejectsTwoIdsInOneTransaction() {
      Valid.publish()
          .with(ModelVersionState.class, "header.commandId", "00000000-0000-0000-0000-000000000001")
          .isRefusedBy(LedgerRule.FRAME_COMMAND_ID);
    }
  }

  @Nested
  class Notary {
    @ParameterizedTest
    @MethodSource("net.concordat.contracts.frame.FrameTest#inConsortium")
    void rejectsEveryKindInTheCareOfAnotherNotary(TransactionDraft draft) {
      draft.withOtherNotary().isRefusedBy(LedgerRule.FRAME_NOTARY);
    }

    @Test
    void rejectsAFoundingThatNamesTheNotarysKeyOtherwise() {
      Valid.found()
          .with(ConsortiumState.class, "notary", Parties.underAnotherName(Parties.NOTARY))
          .isRefusedBy(LedgerRule.FRAME_NOTARY);
    }
  }

  @Nested
  class NamedParties {
    @Test
    void rejectsARecipientThatIsNoMember() {
      Valid.publish()
          .with(ModelVersionState.class, "policy.recipients", List.of(OUTSIDER.getParty()))
          .isRefusedBy(LedgerRule.FRAME_PARTIES);
    }

    static Stream<Arguments> namedOnes() {
      return Stream.of(
          arguments(Valid.issueModelSeed(), "owner", BANK_A),
          arguments(Valid.register(), "owner", BANK_A),
          arguments(Valid.decide(), "member", BANK_B),
          arguments(Valid.decide(), "owner", BANK_A),
          arguments(Valid.offer(), "grantor", BANK_A),
          arguments(Valid.offer(), "grantee", BANK_B),
          arguments(Valid.accept(), "grantor", BANK_A),
          arguments(Valid.receipt(), "grantor", BANK_A),
          arguments(Valid.receipt(), "grantee", BANK_B),
          arguments(Valid.commitHoldout(), "owner", BANK_B),
          arguments(Valid.evaluate(), "owner", BANK_A),
          arguments(Valid.evaluate(), "evaluator", BANK_B));
    }

    @ParameterizedTest
    @MethodSource("namedOnes")
    void rejectsAMembersKeyUnderAnotherName(
        TransactionDraft draft, String role, TestIdentity member) {
      draft
          .with(ConcordatState.class, role, Parties.underAnotherName(member))
          .isRefusedBy(LedgerRule.FRAME_PARTIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy.recipients", "policy.reviewers"})
    void rejectsAKeyUnderAnotherNameInAPolicy(String list) {
      Valid.publish()
          .with(ModelVersionState.class, list, List.of(Parties.underAnotherName(BANK_B)))
          .isRefusedBy(LedgerRule.FRAME_PARTIES);
    }

    @Test
    void rejectsAModelWhoseOwnerIsNoMember() {
      TransactionDraft draft = Valid.issueModelSeed().signedBy(OUTSIDER);
      draft
          .with(ConcordatState.class, "owner", OUTSIDER.getParty())
          .isRefusedBy(LedgerRule.FRAME_PARTIES);
    }

    @Test
    void acceptsASuspendedRecipient() {
      // A policy may outlive a suspension; what counts is who is active when a grant is made.
      Valid.publish()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isAccepted();
    }
  }
}
