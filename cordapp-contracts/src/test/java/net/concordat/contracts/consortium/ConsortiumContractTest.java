// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Parties.NOTARY;
import static net.concordat.contracts.testing.Parties.OUTSIDER;
import static net.concordat.contracts.testing.Parties.REGULATOR;
import static net.concordat.contracts.testing.Samples.member;
import static net.concordat.contracts.testing.TestLedger.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.testing.core.TestIdentity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A consortium exists once, founded by all its members. */
class ConsortiumContractTest {
  private static final TestIdentity[] ALL = {BANK_A, BANK_B, BANK_C, BANK_D};

  private static StateAndRef<ConsortiumSeedState> seed() {
    return given(new ConsortiumSeedState(BANK_A.getParty()));
  }

  private static TransactionDraft foundingBy(List<Member> members) {
    StateAndRef<ConsortiumSeedState> seed = seed();
    return Valid.founding(seed, ConsortiumState.idOf(seed.getRef()), members);
  }

  private static List<Member> withFourth(Member fourth) {
    List<Member> members = new ArrayList<>(Samples.members(MemberStatus.ACTIVE).subList(0, 3));
    members.add(fourth);
    return members;
  }

  @Nested
  class IssueSeed {
    @Test
    void acceptsASeedThatItsFounderSigns() {
      Valid.issueConsortiumSeed().isAccepted();
    }

    @Test
    void rejectsASeedInTheNameOfAnother() {
      Valid.issueConsortiumSeed().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class Found {
    @Test
    void acceptsAFoundingThatAllMembersSign() {
      Valid.found().isAccepted();
    }

    @Test
    void rejectsAnIdThatTheFounderChose() {
      Valid.founding(seed(), Samples.CONSORTIUM_ID, Samples.members(MemberStatus.ACTIVE))
          .signedBy(ALL)
          .isRefusedBy(LedgerRule.CONSORTIUM_ONE_SHOT_ID);
    }

    @Test
    void rejectsTheIdOfAnotherSeed() {
      SecureHash taken = ConsortiumState.idOf(seed().getRef());
      Valid.founding(seed(), taken, Samples.members(MemberStatus.ACTIVE))
          .signedBy(ALL)
          .isRefusedBy(LedgerRule.CONSORTIUM_ONE_SHOT_ID);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void rejectsAFirstStateThatIsNotVersionOne(int version) {
      Valid.found()
          .with(ConsortiumState.class, "version", version)
          .isRefusedBy(LedgerRule.CONSORTIUM_FIRST_VERSION);
    }

    static Stream<TestIdentity> members() {
      return Stream.of(ALL);
    }

    @ParameterizedTest
    @MethodSource("members")
    void rejectsAFoundingThatAMemberHasNotSigned(TestIdentity absent) {
      Valid.found()
          .signedBy(members().filter(bank -> !bank.equals(absent)).toArray(TestIdentity[]::new))
          .isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsTheSignatureOfAnObserver() {
      Valid.found()
          .signedBy(BANK_A, BANK_B, BANK_C, BANK_D, REGULATOR)
          .isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class FoundingMembers {
    @Test
    void rejectsASuspendedMember() {
      foundingBy(Samples.membersWithSuspended(BANK_D))
          .signedBy(ALL)
          .isRefusedBy(LedgerRule.CONSORTIUM_FOUNDERS);
    }

    @Test
    void rejectsAFounderThatIsNoMember() {
      foundingBy(
              Stream.of(BANK_B, BANK_C, BANK_D)
                  .map(bank -> member(bank, MemberStatus.ACTIVE))
                  .toList())
          .signedBy(BANK_B, BANK_C, BANK_D)
          .isRefusedBy(LedgerRule.CONSORTIUM_FOUNDERS);
    }

    @Test
    void rejectsTwoMembersWithOneKey() {
      Party impostor = Parties.underAnotherName(BANK_C);
      foundingBy(withFourth(member(impostor, MemberStatus.ACTIVE)))
          .signedBy(BANK_A, BANK_B, BANK_C)
          .isRefusedBy(LedgerRule.CONSORTIUM_MEMBERS);
    }

    @Test
    void rejectsTwoMembersWithOneName() {
      Party namesake = new Party(BANK_C.getName(), OUTSIDER.getPublicKey());
      foundingBy(withFourth(member(namesake, MemberStatus.ACTIVE)))
          .signedBy(BANK_A, BANK_B, BANK_C, OUTSIDER)
          .isRefusedBy(LedgerRule.CONSORTIUM_MEMBERS);
    }
  }

  @Nested
  class PartiesApart {
    @Test
    void rejectsAMemberThatObserves() {
      Valid.found()
          .withEach("header.observers", List.of(BANK_D.getParty()))
          .isRefusedBy(LedgerRule.CONSORTIUM_APART);
    }

    @Test
    void rejectsANotaryThatObserves() {
      Valid.found()
          .withEach("header.observers", List.of(NOTARY.getParty()))
          .isRefusedBy(LedgerRule.CONSORTIUM_APART);
    }

    @Test
    void rejectsANotaryThatIsAMember() {
      foundingBy(withFourth(member(NOTARY, MemberStatus.ACTIVE)))
          .signedBy(BANK_A, BANK_B, BANK_C, NOTARY)
          .isRefusedBy(LedgerRule.CONSORTIUM_APART);
    }

    @Test
    void rejectsAConsortiumThatNobodyObserves() {
      Valid.found().withEach("header.observers", List.of()).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }

  @Nested
  class Thresholds {
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void acceptsAnApprovalThresholdThatOthersCanReach(int threshold) {
      Valid.found().with(ConsortiumState.class, "rules.approvalThreshold", threshold).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4})
    void rejectsAnApprovalThresholdThatNobodyOrNotAllCanReach(int threshold) {
      Valid.found()
          .with(ConsortiumState.class, "rules.approvalThreshold", threshold)
          .isRefusedBy(LedgerRule.CONSORTIUM_THRESHOLDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void rejectsAnAmendmentThresholdOutsideTheMembers(int threshold) {
      Valid.found()
          .with(ConsortiumState.class, "rules.amendmentThreshold", threshold)
          .isRefusedBy(LedgerRule.CONSORTIUM_THRESHOLDS);
    }
  }

  @Nested
  class Tickets {
    @Test
    void rejectsAMemberWithoutATicket() {
      Valid.found().without(RegisterTicketState.class).isRefusedBy(LedgerRule.CONSORTIUM_TICKETS);
    }

    @Test
    void rejectsASecondTicketOfAMember() {
      TransactionDraft draft = Valid.found();
      draft
          .producing(draft.produced(RegisterTicketState.class))
          .isRefusedBy(LedgerRule.CONSORTIUM_TICKETS);
    }

    @Test
    void rejectsATicketInPlaceOfAnothers() {
      Valid.found()
          .with(RegisterTicketState.class, "member", BANK_B.getParty())
          .isRefusedBy(LedgerRule.CONSORTIUM_TICKETS);
    }

    @Test
    void rejectsATicketInPlaceOfAState() {
      StateRef elsewhere = new StateRef(Samples.digest("elsewhere"), 0);
      Valid.found()
          .with(RegisterTicketState.class, "header.supersedes", elsewhere)
          .isRefusedBy(LedgerRule.FRAME_SUPERSEDES);
    }

    @Test
    void rejectsATicketForAnOutsider() {
      Valid.found()
          .with(RegisterTicketState.class, "member", OUTSIDER.getParty())
          .isRefusedBy(LedgerRule.FRAME_PARTIES);
    }
  }

  @Nested
  class Proposal {
    private final ConsortiumState founded = Samples.consortium(Samples.CONSORTIUM_ID);

    @Test
    void isTheSameForTheSameConsortiumUnderAnyId() {
      assertThat(Samples.consortium(Samples.digest("other")).charter().digest())
          .isEqualTo(founded.charter().digest());
    }

    @Test
    void differsWithTheKeyOfAMember() {
      Party namesake = new Party(BANK_D.getName(), OUTSIDER.getPublicKey());
      Charter other =
          new Charter(
              founded.getName(),
              withFourth(member(namesake, MemberStatus.ACTIVE)),
              founded.getHeader().getObservers(),
              founded.getNotary(),
              founded.getRules());
      assertThat(other.digest()).isNotEqualTo(founded.charter().digest());
    }
  }
}
