// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.transactions;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.decision.CarryOutFlow;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.holdout.CommitHoldoutFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A command that is given twice is carried out once, and answered twice. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class RepeatedCommandIT {
  private final TestConsortium c;

  RepeatedCommandIT(TestConsortium c) {
    this.c = c;
  }

  @Test
  void registers() {
    String command = commandId();
    twice(c.bankA, () -> new RegisterModelFlow(command, "card-fraud", "fraud"));
  }

  @Test
  void publishes() {
    String command = commandId();
    SecureHash modelId = c.register(c.bankA).getState().getData().getModelId();
    VersionProposal proposal =
        Samples.proposal(modelId, c.store(c.bankA, bytes("once")), 4, c.policyOfA());
    twice(c.bankA, () -> new PublishModelVersionFlow(command, proposal));
  }

  @Test
  void offersAcceptsAndRevokesAGrant() {
    ModelVersionState version = c.published(c.bankA, "granted once");
    String id = commandId();
    twice(
        c.bankA,
        () -> new OfferGrantFlow(id, offer(c.bankB, version, GrantKind.REVIEW, terms(false))));
    UUID grantId = UUID.fromString(id);
    c.awaitState(c.bankB, GrantState.class, version, grant -> grant.getGrantId().equals(grantId));
    String accept = commandId();
    StateAndRef<GrantState> accepted = twice(c.bankB, () -> new AcceptGrantFlow(accept, grantId));
    String revoke = commandId();
    twice(c.bankA, () -> new RevokeGrantFlow(revoke, grantId));
    assertThat(run(c.bankB, new AcceptGrantFlow(accept, grantId))).isEqualTo(accepted);
  }

  @Test
  void commitsToAHoldout() {
    String command = commandId();
    SecureHash root = SecureHash.sha256("committed once");
    twice(c.bankB, () -> new CommitHoldoutFlow(command, Samples.holdout(root)));
  }

  @Test
  void deliversAndEvaluates() {
    c.commitHoldout(c.bankB);
    ModelVersionState version = c.published(c.bankA, "delivered once");
    c.grant(c.bankA, c.bankB, version, GrantKind.REVIEW);
    String deliver = commandId();
    twice(
        c.bankB,
        () ->
            new RequestDeliveryFlow(
                deliver, party(c.bankA), version.getModelId(), version.getVersion()));
    String evaluate = commandId();
    twice(c.bankB, () -> new RecordEvaluationFlow(evaluate, Samples.measurement(version)));
  }

  @Test
  void decidesAndConcludes() {
    ModelVersionState version = c.published(c.bankA, "decided once");
    c.ask(c.bankA, version, c.bankB, c.bankC);
    for (StartedMockNode approver : new StartedMockNode[] {c.bankB, c.bankC}) {
      String decide = commandId();
      UUID review = c.people.reviewed(approver, version, Decision.APPROVE);
      twice(approver, () -> new DecideModelVersionFlow(decide, review));
    }
    String conclude = commandId();
    twice(
        c.bankA,
        () ->
            new ConcludeModelVersionFlow(
                conclude, version.getModelId(), version.getVersion(), Decision.APPROVE));
  }

  @Test
  void asksPeopleRecordsWhatTheyDecideAndCarriesItOut() {
    c.people.of(c.bankA);
    RuleSubject asItIs = new RuleSubject(TestPeople.RULE);
    String propose = commandId();
    Instant tomorrow = TestPeople.tomorrow();
    StateAndRef<ProposalState> proposal =
        twice(c.bankA, () -> new ProposeFlow(propose, asItIs, tomorrow));
    answersTwice(proposal, c.people.validator(c.bankA), Role.MODEL_VALIDATOR, Decision.APPROVE);
    answersTwice(proposal, c.people.approver(c.bankA), Role.MODEL_APPROVER, Decision.APPROVE);
    String carryOut = commandId();
    UUID proposalId = proposal.getState().getData().getProposalId();
    twice(c.bankA, () -> new CarryOutFlow(carryOut, proposalId));
    StateAndRef<ProposalState> refused = c.people.ask(c.bankA, asItIs);
    answersTwice(refused, c.people.approver(c.bankA), Role.MODEL_APPROVER, Decision.REJECT);
  }

  private void answersTwice(
      StateAndRef<ProposalState> proposal, TestPerson person, Role role, Decision verdict) {
    String command = commandId();
    Assertion signed = TestPeople.signed(c.bankA, proposal, person, role, verdict);
    twice(c.bankA, () -> TestPeople.answer(command, proposal, person, role, verdict, signed));
  }

  private static <T> T twice(StartedMockNode node, Supplier<FlowLogic<T>> flow) {
    T first = run(node, flow.get());
    Set<SecureHash> after = transactions(node);
    assertThat(run(node, flow.get())).isEqualTo(first);
    assertThat(transactions(node)).isEqualTo(after);
    return first;
  }
}
