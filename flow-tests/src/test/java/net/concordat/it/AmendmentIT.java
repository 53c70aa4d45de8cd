// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.NEXT_YEAR;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.consortium.AmendConsortiumFlow;
import net.concordat.workflows.consortium.CastVoteFlow;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.consortium.JoinConsortiumFlow;
import net.concordat.workflows.consortium.OpenAmendment;
import net.concordat.workflows.consortium.OpenAmendmentsFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a consortium of three after its founding. In order, on a network of its own. */
@Order(20)
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SharedConsortium.class)
class AmendmentIT {
  private final TestConsortium c;
  private final String firstCommand = commandId();

  AmendmentIT(@Unfounded TestConsortium c) {
    this.c = c;
    c.found();
  }

  @Test
  @Order(1)
  void tooFewVotesAmendNothing() {
    SecureHash proposed = vote(c.bankA, amendment(c.bankA, withPurposes("fraud", "laundering")));

    refuses(FlowRule.AMENDMENT_VOTES, c.bankA, new AmendConsortiumFlow(commandId(), proposed));
    refuses(
        FlowRule.AMENDMENT_VOTES,
        c.bankA,
        new AmendConsortiumFlow(commandId(), SecureHash.sha256("never proposed")));
    assertThat(version(c.bankA)).isEqualTo(1);
  }

  @Test
  @Order(2)
  void memberThatAgreesVotesForWhatItSeesAndTheChangeReachesEverybody() {
    awaitOpen(c.bankB);
    OpenAmendment open = run(c.bankB, new OpenAmendmentsFlow()).get(0);
    assertThat(open.getVoters()).containsExactly(party(c.bankA));

    vote(c.bankB, open.getAmendment());
    SecureHash digest = open.getAmendment().digest();
    StateAndRef<ConsortiumState> amended =
        run(c.bankB, new AmendConsortiumFlow(firstCommand, digest));

    assertThat(run(c.bankB, new AmendConsortiumFlow(firstCommand, digest))).isEqualTo(amended);
    assertThat(amended.getState().getData().getVersion()).isEqualTo(2);
    awaitVersion(2, c.bankA, c.bankB, c.bankC, c.regulator);
    run(c.bankA, new RegisterModelFlow(commandId(), "laundering-graph", "laundering"));
  }

  @Test
  @Order(3)
  void voteOnWhatIsNoLongerInForceIsRefused() {
    Amendment late = new Amendment(c.founding().getTx().outRef(0).getRef(), charter(c.bankC));
    refuses(LedgerRule.VOTE_BASE, c.bankC, new CastVoteFlow(commandId(), late, NEXT_YEAR));
  }

  @Test
  @Order(4)
  void admittedMemberJoinsAndIsGrantedAVersion() {
    SecureHash id = charterId();
    refuses(FlowRule.SENDER_MEMBER, c.outsider, new JoinConsortiumFlow(id, party(c.bankA)));

    amend(members(all -> all.add(TestConsortium.member(c.outsider))), c.bankA, c.bankC);

    awaitVersion(3, c.bankB, c.bankC, c.regulator);
    assertThat(run(c.bankB, new AmendConsortiumFlow(firstCommand, id)).getState().getData())
        .as("what the first amendment left, though another came after it")
        .extracting(ConsortiumState::getVersion)
        .isEqualTo(2);
    assertThat(run(c.outsider, new JoinConsortiumFlow(id, party(c.bankC)))).isEqualTo(3);
    ModelVersionState published =
        run(
                c.bankB,
                new PublishModelVersionFlow(
                    commandId(),
                    Samples.proposal(
                        c.register(c.bankB).getState().getData().getModelId(),
                        c.store(c.bankB, Samples.bytes("for all")),
                        7,
                        SharingPolicy.named(List.of(), List.of(party(c.outsider)), terms(false)))))
            .getState()
            .getData();
    GrantState grant = c.grant(c.bankB, c.outsider, published, GrantKind.REVIEW);
    assertThat(grant.getGrantee()).isEqualTo(party(c.outsider));
    c.deliver(c.bankB, c.outsider, published);
  }

  @Test
  @Order(5)
  void suspendedMemberCanNeitherReceiveNorApproveNorBeGrantedAnything() {
    c.people.of(c.bankC);
    ModelVersionState own = c.published(c.bankC, "of the suspended");
    ModelVersionState pending = c.published(c.bankA, "to be decided by C");
    c.ask(c.bankA, pending, c.bankC);
    GrantState held = c.grant(c.bankA, c.bankC, pending, GrantKind.REVIEW);
    GrantState given = c.grant(c.bankC, c.bankB, own, GrantKind.REVIEW);

    amend(members(all -> all.set(2, suspended(all.get(2)))), c.bankA, c.bankB);
    awaitVersion(4, c.bankC, c.outsider);

    UUID review = c.people.reviewed(c.bankC, pending, Decision.APPROVE);
    refuses(LedgerRule.APPROVAL_MEMBER, c.bankC, new DecideModelVersionFlow(commandId(), review));
    refuses(
        LedgerRule.GRANT_GRANTEE,
        c.bankA,
        new OfferGrantFlow(commandId(), offer(c.bankC, pending, GrantKind.REVIEW, terms(false))));
    refuses(
        LedgerRule.GRANT_GRANTOR,
        c.bankC,
        new OfferGrantFlow(commandId(), offer(c.bankB, own, GrantKind.REVIEW, terms(false))));
    refuses(FlowRule.DELIVERY_MEMBER, c.bankC, TestConsortium.request(c.bankA, pending));
    refuses(
        LedgerRule.MODEL_SEED_OWNER, c.bankC, new RegisterModelFlow(commandId(), "new", "fraud"));
    refuses(
        LedgerRule.VOTE_MEMBER,
        c.bankC,
        new CastVoteFlow(commandId(), amendment(c.bankC, withPurposes("fraud")), NEXT_YEAR));
    assertThat(held.getGrantee()).isEqualTo(party(c.bankC));

    run(c.bankC, new RevokeGrantFlow(commandId(), given.getGrantId()));
  }

  @Test
  @Order(6)
  void reinstatedMemberActsAgain() {
    ModelVersionState pending = c.published(c.bankA, "decided by C again");

    amend(members(all -> all.set(2, active(all.get(2)))), c.bankA, c.outsider);
    awaitVersion(5, c.bankC);

    c.ask(c.bankA, pending, c.bankC);
    c.people.decide(c.bankC, pending, Decision.APPROVE);
    c.grant(c.bankA, c.bankC, pending, GrantKind.REVIEW);
  }

  @Test
  @Order(7)
  void memberThatMissedAnAmendmentCatchesUpAndMakesItsTransactionAnew() {
    c.bankC.stop();
    amend(withPurposes("fraud"), c.bankA, c.bankB);
    awaitVersion(6, c.bankB, c.regulator);
    c.bankA.stop();

    c.bankC = c.startAgain(c.bankC);
    assertThat(version(c.bankC)).isEqualTo(5);
    SecureHash model = c.register(c.bankC).getState().getData().getModelId();

    assertThat(version(c.bankC)).isEqualTo(6);
    assertThat(model).isNotNull();
    c.bankA = c.startAgain(c.bankA);
  }

  @Test
  @Order(8)
  void suspendedMembersOfferIsNotAccepted() {
    ModelVersionState own = c.published(c.bankC, "offered before the suspension");
    GrantState offered =
        run(
                c.bankC,
                new OfferGrantFlow(
                    commandId(), offer(c.bankB, own, GrantKind.REVIEW, terms(false))))
            .getState()
            .getData();
    c.awaitState(
        c.bankB, GrantState.class, own, grant -> grant.getGrantId().equals(offered.getGrantId()));

    amend(members(all -> all.set(1, suspended(all.get(1)))), c.bankA, c.bankC);
    awaitVersion(7, c.bankB);

    refuses(
        LedgerRule.GRANT_ACCEPT, c.bankB, new AcceptGrantFlow(commandId(), offered.getGrantId()));
  }

  /** Members vote for what the first of them sees as the next charter; the last submits it. */
  private void amend(UnaryOperator<Charter> change, StartedMockNode... voters) {
    Amendment amendment = amendment(voters[0], change);
    for (StartedMockNode voter : voters) {
      vote(voter, amendment);
    }
    StartedMockNode first = voters[0];
    await("the votes at " + party(first).getName())
        .atMost(PATIENCE)
        .until(
            () ->
                run(first, new OpenAmendmentsFlow()).stream()
                    .filter(open -> open.getAmendment().digest().equals(amendment.digest()))
                    .anyMatch(open -> open.getVoters().size() == voters.length));
    run(first, new AmendConsortiumFlow(commandId(), amendment.digest()));
  }

  private static SecureHash vote(StartedMockNode voter, Amendment amendment) {
    run(voter, new CastVoteFlow(commandId(), amendment, NEXT_YEAR));
    return amendment.digest();
  }

  private static Amendment amendment(StartedMockNode node, UnaryOperator<Charter> change) {
    StateAndRef<ConsortiumState> current = current(node);
    return new Amendment(current.getRef(), change.apply(current.getState().getData().charter()));
  }

  private static UnaryOperator<Charter> withPurposes(String... purposes) {
    return charter -> {
      ConsortiumRules rules = charter.getRules();
      return new Charter(
          charter.getName(),
          charter.getMembers(),
          charter.getObservers(),
          charter.getNotary(),
          new ConsortiumRules(
              rules.getApprovalThreshold(),
              rules.getAmendmentThreshold(),
              List.of(purposes),
              List.of(new DataDomain("card-transactions", 8_000_000)),
              rules.getMaxUnobservedSeconds(),
              rules.getAttestationRule(),
              rules.isDevelopmentNetwork(),
              rules.getAllowedContractJars(),
              rules.getContractKey()));
    };
  }

  private interface MembersChange {
    void apply(List<Member> members);
  }

  private static UnaryOperator<Charter> members(MembersChange change) {
    return charter -> {
      List<Member> members = new ArrayList<>(charter.getMembers());
      change.apply(members);
      return new Charter(
          charter.getName(),
          members,
          charter.getObservers(),
          charter.getNotary(),
          charter.getRules());
    };
  }

  private static Member suspended(Member member) {
    return withStatus(member, MemberStatus.SUSPENDED);
  }

  private static Member active(Member member) {
    return withStatus(member, MemberStatus.ACTIVE);
  }

  private static Member withStatus(Member member, MemberStatus status) {
    return new Member(
        member.getParty(),
        status,
        member.getJurisdiction(),
        member.getOrigins(),
        member.getRelyingPartyId());
  }

  private static StateAndRef<ConsortiumState> current(StartedMockNode node) {
    return in(node, () -> new ConsortiumPin(node.getServices()).current());
  }

  private static Charter charter(StartedMockNode node) {
    return current(node).getState().getData().charter();
  }

  private SecureHash charterId() {
    return current(c.bankA).getState().getData().getHeader().getConsortiumId();
  }

  private static int version(StartedMockNode node) {
    return current(node).getState().getData().getVersion();
  }

  private static void awaitVersion(int version, StartedMockNode... nodes) {
    for (StartedMockNode node : nodes) {
      await("version " + version + " at " + party(node).getName())
          .atMost(PATIENCE)
          .until(() -> version(node) == version);
    }
  }

  private static void awaitOpen(StartedMockNode node) {
    await("a vote at " + party(node).getName())
        .atMost(PATIENCE)
        .until(() -> !run(node, new OpenAmendmentsFlow()).isEmpty());
  }
}
