// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each flow puts on the ledger, who signs it, and in whose vaults it is found. */
@Order(3)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class TransactionIT {
  private final TestConsortium c;
  private final Party a;
  private final Party b;

  TransactionIT(TestConsortium c) {
    this.c = c;
    a = party(c.bankA);
    b = party(c.bankB);
  }

  @Test
  void registrationIsSignedByTheOwner() {
    StateAndRef<RegisteredModelState> model = c.register(c.bankA);
    says("RegisteredModelContract.Register", c.bankA, model, a);
    assertThat(model.getState().getData().getOwner()).isEqualTo(a);
    assertThat(model.getState().getData().getLastVersion()).isZero();
  }

  @Test
  void publicationGivesTheModelItsNextVersion() {
    StateAndRef<RegisteredModelState> model = c.register(c.bankA);
    StateAndRef<ModelVersionState> version =
        c.publish(c.bankA, model.getState().getData().getModelId(), Samples.bytes("first"));
    SignedTransaction transaction = says("ModelVersionContract.Publish", c.bankA, version, a);
    assertThat(transaction.getInputs()).containsExactly(model.getRef());
    assertThat(version.getState().getData().getVersion()).isEqualTo(1);
    assertThat(version.getState().getData().getStatus()).isEqualTo(VersionStatus.PENDING_APPROVAL);
    c.awaitVersion(c.regulator, version.getState().getData());
  }

  @Test
  void grantGoesFromGrantorToGranteeAndBack() {
    ModelVersionState version = c.published(c.bankA, "granted step by step");
    StateAndRef<GrantState> offered =
        run(
            c.bankA,
            new OfferGrantFlow(
                commandId(), offer(c.bankB, version, GrantKind.REVIEW, terms(false))));
    says("GrantContract.Offer", c.bankA, offered, a);
    knows(c.bankB, version, GrantStatus.OFFERED);
    UUID id = offered.getState().getData().getGrantId();

    StateAndRef<GrantState> accepted = run(c.bankB, new AcceptGrantFlow(commandId(), id));
    says("GrantContract.Accept", c.bankB, accepted, b);
    knows(c.bankA, version, GrantStatus.ACTIVE);

    StateAndRef<GrantState> revoked = run(c.bankA, new RevokeGrantFlow(commandId(), id));
    says("GrantContract.Revoke", c.bankA, revoked, a);
    knows(c.bankB, version, GrantStatus.REVOKED);
    knows(c.regulator, version, GrantStatus.REVOKED);
  }

  @Test
  void deliveryAndEvaluationAreTheGranteesWord() {
    c.commitHoldout(c.bankB);
    ModelVersionState version = c.published(c.bankA, "delivered and evaluated");
    c.grant(c.bankA, c.bankB, version, GrantKind.REVIEW);
    StateAndRef<DeliveryReceiptState> receipt = c.deliver(c.bankA, c.bankB, version);
    says("DeliveryReceiptContract.Receipt", c.bankB, receipt, b);
    c.awaitState(
        c.bankA, DeliveryReceiptState.class, version, found -> found.getGrantee().equals(b));

    StateAndRef<EvaluationState> evaluation =
        run(c.bankB, new RecordEvaluationFlow(commandId(), Samples.measurement(version)));
    says("EvaluationContract.Evaluate", c.bankB, evaluation, b);
    c.awaitState(c.bankA, EvaluationState.class, version, found -> found.getEvaluator().equals(b));
  }

  @Test
  void ownerEvaluatesItsOwnVersionWithoutAGrant() {
    c.commitHoldout(c.bankA);
    ModelVersionState version = c.published(c.bankA, "evaluated at home");
    StateAndRef<EvaluationState> evaluation =
        run(c.bankA, new RecordEvaluationFlow(commandId(), Samples.measurement(version)));
    says("EvaluationContract.Evaluate", c.bankA, evaluation, a);
  }

  @Test
  void decisionsOfTwoMembersMakeAVersionApprovedAndWhatDerivesFromItNamesIt() {
    ModelVersionState pending = c.published(c.bankA, "decided");
    c.ask(c.bankA, pending, c.bankB, c.bankC);
    StateAndRef<ApprovalState> decision = c.people.decide(c.bankB, pending, Decision.APPROVE);
    says("ApprovalContract.Decide", c.bankB, decision, b);
    c.awaitState(c.bankA, ApprovalState.class, pending, found -> found.getMember().equals(b));
    ModelVersionState approved = c.approve(c.bankA, pending, c.bankC).getState().getData();
    assertThat(approved.getDecidedBy()).hasSize(2).contains(decision.getRef());
    c.awaitVersion(c.bankB, approved);
    c.grant(c.bankA, c.bankB, approved, GrantKind.USE);

    StateAndRef<ModelVersionState> derived =
        run(
            c.bankB,
            new PublishModelVersionFlow(
                commandId(), c.derived(c.bankB, approved, "decided, derived", c.policyOfB())));
    says("ModelVersionContract.PublishDerived", c.bankB, derived, b);
    assertThat(derived.getState().getData().getParent())
        .isNotNull()
        .satisfies(link -> assertThat(link.getVersion()).isEqualTo(approved.id()));
  }

  @Test
  void oneRejectionMakesTheThresholdUnreachable() {
    ModelVersionState pending = c.published(c.bankA, "rejected");
    c.ask(c.bankA, pending, c.bankB);
    c.people.decide(c.bankB, pending, Decision.REJECT);
    StateAndRef<ModelVersionState> rejected =
        run(
            c.bankA,
            new ConcludeModelVersionFlow(commandId(), pending.getModelId(), 1, Decision.REJECT));
    says("ModelVersionContract.Reject", c.bankA, rejected, a);
    c.awaitVersion(c.bankB, rejected.getState().getData());
    assertThat(rejected.getState().getData().getStatus()).isEqualTo(VersionStatus.REJECTED);
  }

  /** Requires the command, exactly these signers beside the notary, and the state in the vault. */
  private SignedTransaction says(
      String command, StartedMockNode node, StateAndRef<?> result, Party... signers) {
    SignedTransaction transaction =
        in(
            node,
            () ->
                node.getServices()
                    .getValidatedTransactions()
                    .getTransaction(result.getRef().getTxhash()));
    assertThat(LedgerFacts.command(transaction)).isEqualTo(command);
    Set<PublicKey> keys = new HashSet<>();
    Arrays.stream(signers).forEach(signer -> keys.add(signer.getOwningKey()));
    keys.add(c.network.getDefaultNotaryIdentity().getOwningKey());
    assertThat(transaction.getRequiredSigningKeys()).isEqualTo(keys);
    assertThat(transaction.getSigs()).hasSize(keys.size());
    assertThat(in(node, () -> node.getServices().toStateAndRef(result.getRef()))).isEqualTo(result);
    return transaction;
  }

  private void knows(StartedMockNode node, ModelVersionState version, GrantStatus status) {
    c.awaitState(node, GrantState.class, version, grant -> grant.getStatus() == status);
  }
}
