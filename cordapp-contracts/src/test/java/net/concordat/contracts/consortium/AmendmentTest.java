// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Parties.NOTARY;
import static net.concordat.contracts.testing.Parties.OUTSIDER;
import static net.concordat.contracts.testing.TestLedger.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TestLedger;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members vote, each alone, and enough votes for one charter put it in force. */
class AmendmentTest {
  private static final Charter FOUNDED = Samples.consortium(Samples.CONSORTIUM_ID).charter();

  /** The founding charter with one thing changed. */
  private static Charter with(String path, Object value) {
    return Copy.with(FOUNDED, path, value);
  }

  private static TransactionDraft amending(Charter next) {
    return Valid.amending(next, BANK_A, BANK_B, BANK_C);
  }

  private static List<Member> members(UnaryOperator<List<Member>> change) {
    return change.apply(new ArrayList<>(Samples.members(MemberStatus.ACTIVE)));
  }

  private static List<Member> withFifth(Member fifth) {
    return members(
        all -> {
          all.add(fifth);
          return all;
        });
  }

  @Nested
  class Vote {
    @Test
    void isAccepted() {
      Valid.vote().isAccepted();
    }

    @Test
    void rejectsASuspendedVoter() {
      StateAndRef<ConsortiumState> current =
          given(
              Copy.with(
                  Samples.consortium(Samples.CONSORTIUM_ID),
                  "members",
                  Samples.membersWithSuspended(BANK_B)));
      Valid.vote()
          .withoutReferenced(ConsortiumState.class)
          .referencing(current)
          .with(VoteState.class, "amendment.base", current.getRef())
          .isRefusedBy(LedgerRule.VOTE_MEMBER);
    }

    @Test
    void rejectsAVoteInAnothersName() {
      Valid.vote()
          .with(VoteState.class, "voter", BANK_C.getParty())
          .isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsAVoteOnAnotherStateOfTheConsortium() {
      Valid.vote()
          .with(VoteState.class, "amendment.base", new StateRef(Samples.digest("earlier"), 0))
          .isRefusedBy(LedgerRule.VOTE_BASE);
    }

    @Test
    void rejectsAVoteThatExpiresInsideTheWindow() {
      Valid.vote()
          .with(VoteState.class, "expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.VOTE_EXPIRY);
    }

    @Test
    void rejectsAVoteForWhatCannotBe() {
      Valid.vote()
          .with(VoteState.class, "amendment.next", with("name", "Another"))
          .isRefusedBy(LedgerRule.AMENDMENT_FIXED);
    }
  }

  @Nested
  class Votes {
    @Test
    void acceptsAsManyAsTheThreshold() {
      Valid.suspend().isAccepted();
      Valid.admit().isAccepted();
    }

    @Test
    void rejectsOneFewer() {
      Valid.amending(FOUNDED_WITH_OTHER_PURPOSES, BANK_A, BANK_B)
          .isRefusedBy(LedgerRule.AMEND_VOTES);
    }

    @Test
    void rejectsAMemberThatVotesTwice() {
      Valid.amending(FOUNDED_WITH_OTHER_PURPOSES, BANK_A, BANK_B, BANK_B)
          .isRefusedBy(LedgerRule.AMEND_VOTES);
    }

    @Test
    void rejectsTheVoteOfTheMemberThatIsToBeSuspended() {
      Valid.amending(Samples.charter(Samples.membersWithSuspended(BANK_D)), BANK_A, BANK_B, BANK_D)
          .isRefusedBy(LedgerRule.AMEND_VOTES);
    }

    @Test
    void rejectsTheVoteOfAMemberThatIsSuspended() {
      ConsortiumState standing =
          Copy.with(
              Samples.consortium(Samples.CONSORTIUM_ID),
              "members",
              Samples.membersWithSuspended(BANK_D));
      Valid.amending(standing, FOUNDED, BANK_A, BANK_B, BANK_D).isRefusedBy(LedgerRule.AMEND_VOTES);
    }

    @Test
    void rejectsAVoteForAnotherCharter() {
      amending(FOUNDED_WITH_OTHER_PURPOSES)
          .withConsumed(VoteState.class, "amendment.next", Samples.admission(OUTSIDER))
          .isRefusedBy(LedgerRule.AMEND_VOTES);
    }

    @Test
    void rejectsAVoteOnAnotherBase() {
      amending(FOUNDED_WITH_OTHER_PURPOSES)
          .withConsumed(
              VoteState.class, "amendment.base", new StateRef(Samples.digest("earlier"), 0))
          .isRefusedBy(LedgerRule.AMEND_VOTES);
    }

    @Test
    void rejectsAVoteThatHasExpired() {
      amending(FOUNDED_WITH_OTHER_PURPOSES)
          .withConsumed(VoteState.class, "expiresAt", Samples.NOW.plus(Duration.ofSeconds(1)))
          .isRefusedBy(LedgerRule.AMEND_VOTES);
    }

    @Test
    void rejectsASignerWhoseVoteIsNotCounted() {
      amending(FOUNDED_WITH_OTHER_PURPOSES).signedBy(BANK_D).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsASecondSigner() {
      amending(FOUNDED_WITH_OTHER_PURPOSES)
          .signedBy(BANK_A, BANK_B)
          .isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  private static final Charter FOUNDED_WITH_OTHER_PURPOSES =
      with("rules.purposes", List.of("fraud"));

  @Nested
  class Next {
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void rejectsAnotherVersionThanTheNext(int version) {
      amending(FOUNDED_WITH_OTHER_PURPOSES)
          .with(ConsortiumState.class, "version", version)
          .isRefusedBy(LedgerRule.AMEND_NEXT);
    }

    @Test
    void rejectsAnotherCharterThanWasVotedFor() {
      amending(FOUNDED_WITH_OTHER_PURPOSES)
          .with(ConsortiumState.class, "rules.purposes", List.of("credit-risk"))
          .isRefusedBy(LedgerRule.AMEND_VOTES);
    }

    @Test
    void rejectsAnAmendmentThatLeavesTheOldStateInForce() {
      amending(FOUNDED_WITH_OTHER_PURPOSES)
          .withoutConsumed(ConsortiumState.class)
          .isRefusedBy(LedgerRule.FRAME_ONE_CONSORTIUM);
    }
  }

  @Nested
  class Fixed {
    @Test
    void rejectsAnAmendmentThatChangesNothing() {
      amending(FOUNDED).isRefusedBy(LedgerRule.AMENDMENT_FIXED);
    }

    @Test
    void rejectsAnotherName() {
      amending(with("name", "Another")).isRefusedBy(LedgerRule.AMENDMENT_FIXED);
    }

    @Test
    void rejectsAnotherNotary() {
      amending(with("notary", OUTSIDER.getParty())).isRefusedBy(LedgerRule.AMENDMENT_FIXED);
    }

    @Test
    void rejectsAnotherContractKey() {
      amending(with("rules.contractKey", OUTSIDER.getPublicKey()))
          .isRefusedBy(LedgerRule.AMENDMENT_FIXED);
    }

    @Test
    void rejectsAProductionNetworkThatTurnsIntoADevelopmentNetwork() {
      ConsortiumState production =
          Copy.with(Samples.consortium(Samples.CONSORTIUM_ID), "rules.developmentNetwork", false);
      Valid.amending(production, FOUNDED, BANK_A, BANK_B, BANK_C)
          .isRefusedBy(LedgerRule.AMENDMENT_FIXED);
    }

    @Test
    void acceptsADevelopmentNetworkThatGoesIntoProduction() {
      amending(with("rules.developmentNetwork", false)).isAccepted();
    }
  }

  @Nested
  class Rules {
    @Test
    void acceptsOtherPurposesDomainsCapsAndThresholds() {
      amending(with("rules.purposes", List.of("fraud", "money-laundering"))).isAccepted();
      amending(
              with(
                  "rules.dataDomains",
                  List.of(
                      new DataDomain("card-transactions", 8_000_000),
                      new DataDomain("wire-transfers", 5_000_000))))
          .isAccepted();
      amending(with("rules.approvalThreshold", 3)).isAccepted();
      amending(with("rules.maxUnobservedSeconds", 3_600L)).isAccepted();
    }

    @Test
    void acceptsAnotherContractJar() {
      amending(
              with(
                  "rules.allowedContractJars",
                  List.of(TestLedger.JAR, Samples.digest("the next jar"))))
          .isAccepted();
    }

    @Test
    void acceptsOtherOriginsOfAMember() {
      Member moved = Copy.with(Samples.member(BANK_B, MemberStatus.ACTIVE), "origins", NEW_ORIGINS);
      amending(
              Samples.charter(
                  members(
                      all -> {
                        all.set(1, moved);
                        return all;
                      })))
          .isAccepted();
    }

    @Test
    void acceptsOtherObserversWhoThenWatchTheAmendmentItself() {
      amending(with("observers", List.of(OUTSIDER.getParty()))).isAccepted();
    }

    @Test
    void rejectsAnAmendmentWatchedByTheObserversBefore() {
      TransactionDraft draft = Valid.admit();
      draft
          .with(RegisterTicketState.class, "header.observers", List.of(OUTSIDER.getParty()))
          .isRefusedBy(LedgerRule.FRAME_OBSERVERS);
    }

    @Test
    void rejectsAMemberThatObserves() {
      amending(with("observers", List.of(BANK_D.getParty())))
          .isRefusedBy(LedgerRule.CONSORTIUM_APART);
    }

    @Test
    void rejectsAnAmendmentThresholdThatTheActiveMembersCannotReach() {
      Charter suspending =
          Copy.with(
              Samples.charter(Samples.membersWithSuspended(BANK_D)), "rules.amendmentThreshold", 4);
      amending(suspending).isRefusedBy(LedgerRule.CONSORTIUM_THRESHOLDS);
    }

    @Test
    void rejectsACapOfNothing() {
      amending(with("rules.dataDomains", List.of(new DataDomain("card-transactions", 0))))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(longs = {59, 30L * 24 * 60 * 60 + 1})
    void rejectsATimeUnobservedOutsideItsBounds(long seconds) {
      amending(with("rules.maxUnobservedSeconds", seconds)).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }

  @Nested
  class Attestation {
    private final UUID model = UUID.fromString("2fc0579f-8113-47ea-b116-bb5a8db9202a");
    private final SecureHash root = SecureHash.sha256("a maker's root certificate");

    private TransactionDraft asking(List<UUID> aaguids, List<SecureHash> roots) {
      return amending(with("rules.attestationRule", new AttestationRule(aaguids, roots)));
    }

    @Test
    void acceptsCertainModelsOfCertainMakers() {
      asking(List.of(model), List.of(root)).isAccepted();
    }

    @Test
    void rejectsModelsWithoutAMakerWhoSaysSo() {
      asking(List.of(model), List.of()).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsMakersWithoutAModel() {
      asking(List.of(), List.of(root)).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsTheModelThatStandsForNone() {
      asking(List.of(new UUID(0, 0)), List.of(root)).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsAModelNamedTwice() {
      asking(List.of(model, model), List.of(root)).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsAMakerByAHashOfAnotherKind() {
      asking(List.of(model), List.of(SecureHash.hashAs("SHA-384", new byte[] {1})))
          .isRefusedBy(LedgerRule.FRAME_DIGEST);
    }
  }

  private static final List<String> NEW_ORIGINS = List.of("https://new.bank-b.example");

  @Nested
  class Members {
    @Test
    void acceptsAReinstatement() {
      ConsortiumState standing =
          Copy.with(
              Samples.consortium(Samples.CONSORTIUM_ID),
              "members",
              Samples.membersWithSuspended(BANK_D));
      Valid.amending(standing, FOUNDED, BANK_A, BANK_B, BANK_C).isAccepted();
    }

    @Test
    void rejectsAMemberThatVanishes() {
      amending(
              Samples.charter(
                  members(
                      all -> {
                        all.remove(3);
                        return all;
                      })))
          .isRefusedBy(LedgerRule.AMENDMENT_MEMBERS);
    }

    @Test
    void rejectsAMemberUnderAnotherKey() {
      Party namesake = new Party(BANK_D.getName(), OUTSIDER.getPublicKey());
      amending(
              Samples.charter(
                  members(
                      all -> {
                        all.set(3, Samples.member(namesake, MemberStatus.ACTIVE));
                        return all;
                      })))
          .isRefusedBy(LedgerRule.AMENDMENT_MEMBERS);
    }

    @Test
    void rejectsMembersInAnotherOrder() {
      amending(
              Samples.charter(
                  members(
                      all -> {
                        Collections.swap(all, 0, 1);
                        return all;
                      })))
          .isRefusedBy(LedgerRule.AMENDMENT_MEMBERS);
    }

    @Test
    void rejectsAMemberThatIsAdmittedSuspended() {
      amending(Samples.charter(withFifth(Samples.member(OUTSIDER, MemberStatus.SUSPENDED))))
          .isRefusedBy(LedgerRule.AMENDMENT_MEMBERS);
    }

    @Test
    void rejectsAMemberUnderTheKeyOfAnother() {
      Party impostor = Parties.underAnotherName(BANK_C);
      amending(Samples.charter(withFifth(Samples.member(impostor, MemberStatus.ACTIVE))))
          .isRefusedBy(LedgerRule.CONSORTIUM_MEMBERS);
    }

    @Test
    void rejectsTheNotaryAsMember() {
      amending(Samples.charter(withFifth(Samples.member(NOTARY, MemberStatus.ACTIVE))))
          .isRefusedBy(LedgerRule.CONSORTIUM_APART);
    }

    @Test
    void rejectsAnAdmissionWithoutATicket() {
      Valid.admit().without(RegisterTicketState.class).isRefusedBy(LedgerRule.CONSORTIUM_TICKETS);
    }

    @Test
    void rejectsATicketForAMemberThatHasHadOne() {
      Valid.admit()
          .with(RegisterTicketState.class, "member", BANK_B.getParty())
          .isRefusedBy(LedgerRule.CONSORTIUM_TICKETS);
    }
  }

  @Nested
  class Digest {
    private final StateRef base = new StateRef(Samples.digest("base"), 0);

    private SecureHash digest(Charter next) {
      return new Amendment(base, next).digest();
    }

    @Test
    void differsWithBaseAndCharter() {
      assertThat(digest(FOUNDED))
          .isNotEqualTo(new Amendment(new StateRef(Samples.digest("base"), 1), FOUNDED).digest())
          .isNotEqualTo(digest(with("rules.maxUnobservedSeconds", 3_600L)))
          .isNotEqualTo(
              digest(with("rules.dataDomains", List.of(new DataDomain("card-transactions", 1)))))
          .isEqualTo(digest(FOUNDED));
    }
  }
}
