// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Samples.header;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kotlin.Unit;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.delivery.DeliveryReceiptContract;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationContract;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.holdout.HoldoutContract;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TestLedger;
import net.concordat.contracts.testing.TestPerson;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.transactions.WireTransaction;
import net.corda.testing.core.TestIdentity;
import net.corda.testing.dsl.LedgerDSL;
import net.corda.testing.dsl.TestLedgerDSLInterpreter;
import net.corda.testing.dsl.TestTransactionDSLInterpreter;
import net.corda.testing.node.NodeTestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * From the seed of a consortium to a version that bank B made of bank A's, each transaction on what
 * the ones before it left, in Corda's ledger DSL.
 */
class WayThroughTest {
  private final LedgerDSL<TestTransactionDSLInterpreter, TestLedgerDSLInterpreter> ledger =
      NodeTestUtils.ledger(
          TestLedger.mockServices(), Parties.NOTARY.getParty(), empty -> Unit.INSTANCE);
  private final List<StateAndRef<RegisterTicketState>> tickets = new ArrayList<>();
  private @Nullable StateAndRef<ConsortiumState> consortium;

  @Test
  void leadsFromASeedToADerivedVersion() {
    consortium = found();
    StateAndRef<RegisteredModelState> model = register(BANK_A);
    StateAndRef<ModelVersionState> pending = publish(model);
    StateAndRef<ModelVersionState> approved = approve(pending);
    StateAndRef<HoldoutUseState> ticket = useHoldout(commitHoldout());
    StateAndRef<GrantState> grant = grant(approved);
    StateAndRef<DeliveryReceiptState> receipt = receipt(approved, grant);
    evaluate(ticket, approved, grant, receipt);
    publishDerived(register(BANK_B), approved, grant);

    ledger.verifies();
  }

  private StateAndRef<ConsortiumState> found() {
    StateAndRef<ConsortiumSeedState> seed =
        add(Valid.issueConsortiumSeed(), ConsortiumSeedState.class);
    SecureHash id = ConsortiumState.idOf(seed.getRef());
    WireTransaction founding =
        addAll(
            Valid.founding(seed, id, Samples.members(MemberStatus.ACTIVE))
                .signedBy(BANK_A, BANK_B, BANK_C, BANK_D));
    tickets.addAll(founding.outRefsOfType(RegisterTicketState.class));
    return founding.outRefsOfType(ConsortiumState.class).get(0);
  }

  private StateAndRef<RegisteredModelState> register(TestIdentity owner) {
    StateAndRef<ModelSeedState> seed =
        add(
            by(owner, new RegisteredModelContract.Commands.IssueSeed())
                .producing(new ModelSeedState(header(null), owner.getParty())),
            ModelSeedState.class);
    RegisteredModelState model =
        new RegisteredModelState(
            header(seed.getRef()),
            RegisteredModelState.idOf(seed.getRef()),
            "Card fraud",
            owner.getParty(),
            "fraud",
            0);
    return add(
        by(owner, new RegisteredModelContract.Commands.Register()).consuming(seed).producing(model),
        RegisteredModelState.class);
  }

  private StateAndRef<ModelVersionState> publish(StateAndRef<RegisteredModelState> model) {
    return add(
        publishing(BANK_A, new ModelVersionContract.Commands.Publish(), model, null)
            .with(ModelVersionState.class, "policy", Samples.policy()),
        ModelVersionState.class);
  }

  private void publishDerived(
      StateAndRef<RegisteredModelState> model,
      StateAndRef<ModelVersionState> parent,
      StateAndRef<GrantState> grant) {
    ParentLink link =
        new ParentLink(parent.getRef(), parent.getState().getData().id(), grant.getRef());
    add(
        publishing(BANK_B, new ModelVersionContract.Commands.PublishDerived(), model, link)
            .referencing(parent)
            .referencing(grant)
            .with(ModelVersionState.class, "policy", Samples.derivedPolicy()),
        ModelVersionState.class);
  }

  private TransactionDraft publishing(
      TestIdentity owner,
      ConcordatCommand command,
      StateAndRef<RegisteredModelState> model,
      @Nullable ParentLink link) {
    return by(owner, command)
        .consuming(model)
        .producing(model.getState().getData().withNextVersion(header(model.getRef())))
        .producing(
            Samples.version(owner, 1, link, Samples.policy(), VersionStatus.PENDING_APPROVAL))
        .with(ModelVersionState.class, "modelId", model.getState().getData().getModelId());
  }

  private StateAndRef<ModelVersionState> approve(StateAndRef<ModelVersionState> pending) {
    List<StateAndRef<ApprovalState>> decisions =
        List.of(decide(BANK_B, pending), decide(BANK_C, pending));
    TransactionDraft draft =
        by(BANK_A, new ModelVersionContract.Commands.Approve()).consuming(pending);
    decisions.forEach(draft::consuming);
    return add(
        draft.producing(
            pending
                .getState()
                .getData()
                .decided(
                    header(pending.getRef()),
                    VersionStatus.APPROVED,
                    decisions.stream().map(StateAndRef::getRef).toList())),
        ModelVersionState.class);
  }

  private StateAndRef<ApprovalState> decide(
      TestIdentity member, StateAndRef<ModelVersionState> pending) {
    ReviewSubject subject = People.review(pending, Decision.APPROVE);
    TornOff decided = reviewed(member, subject);
    return add(
        by(member, new ApprovalContract.Commands.Decide(decided))
            .referencing(pending)
            .producing(ApprovalState.of(header(null), member.getParty(), subject, decided.id())),
        ApprovalState.class);
  }

  /** What the member's first three people decide, torn off for everybody else. */
  private TornOff reviewed(TestIdentity member, ReviewSubject subject) {
    WireTransaction opened = open(member);
    StateAndRef<PeopleRegisterState> register =
        opened.outRefsOfType(PeopleRegisterState.class).get(0);
    List<StateAndRef<ApproverState>> people = opened.outRefsOfType(ApproverState.class);
    Instant expiresAt = Samples.NOW.plus(Duration.ofDays(7));
    StateAndRef<ProposalState> proposal =
        add(
            by(member, new DecisionContract.Commands.Propose())
                .referencing(register)
                .producing(
                    ProposalState.open(
                        header(null), register.getState().getData(), subject, expiresAt)),
            ProposalState.class);
    StateAndRef<DecisionState> validated =
        answer(member, proposal, people.get(0), People.VALIDATOR, Role.MODEL_VALIDATOR);
    StateAndRef<DecisionState> approved =
        answer(member, proposal, people.get(1), People.APPROVER, Role.MODEL_APPROVER);
    WireTransaction conclusion =
        addAll(
            by(member, new DecisionContract.Commands.ConcludeReview())
                .consuming(proposal)
                .consuming(validated)
                .consuming(approved)
                .referencing(register)
                .referencing(people.get(0))
                .referencing(people.get(1))
                .producing(
                    proposal
                        .getState()
                        .getData()
                        .withStatus(header(proposal.getRef()), ProposalStatus.ACCEPTED))
                .producing(counted(validated))
                .producing(counted(approved)));
    return TornOff.of(TestLedger.notarised(conclusion), ProposalState.class, DecisionState.class);
  }

  private WireTransaction open(TestIdentity member) {
    Party party = member.getParty();
    StateAndRef<RegisterTicketState> ticket =
        tickets.stream()
            .filter(each -> each.getState().getData().getMember().equals(party))
            .findFirst()
            .orElseThrow();
    return addAll(
        People.open(
            by(member, new PeopleContract.Commands.Open()), ticket, People.RULE, People.first()));
  }

  private StateAndRef<DecisionState> answer(
      TestIdentity member,
      StateAndRef<ProposalState> proposal,
      StateAndRef<ApproverState> enrolled,
      TestPerson person,
      Role role) {
    return add(
        by(member, new DecisionContract.Commands.Decide())
            .referencing(proposal)
            .referencing(enrolled)
            .producing(person.answers(proposal, role, Decision.APPROVE)),
        DecisionState.class);
  }

  private static DecisionState counted(StateAndRef<DecisionState> decision) {
    return decision.getState().getData().counted(header(decision.getRef()));
  }

  private StateAndRef<GrantState> grant(StateAndRef<ModelVersionState> approved) {
    GrantState offer =
        Samples.grant(approved.getState().getData(), GrantKind.USE, BANK_B, GrantStatus.OFFERED);
    StateAndRef<GrantState> offered =
        add(
            by(BANK_A, new GrantContract.Commands.Offer()).referencing(approved).producing(offer),
            GrantState.class);
    return add(
        by(BANK_B, new GrantContract.Commands.Accept())
            .consuming(offered)
            .referencing(approved)
            .producing(offer.withStatus(header(offered.getRef()), GrantStatus.ACTIVE)),
        GrantState.class);
  }

  private StateAndRef<DeliveryReceiptState> receipt(
      StateAndRef<ModelVersionState> approved, StateAndRef<GrantState> grant) {
    return add(
        by(BANK_B, new DeliveryReceiptContract.Commands.Receipt())
            .referencing(approved)
            .referencing(grant)
            .producing(Samples.receipt(grant.getState().getData())),
        DeliveryReceiptState.class);
  }

  private StateAndRef<HoldoutState> commitHoldout() {
    Instant before = Samples.NOW.minus(Duration.ofHours(1));
    return add(
        by(BANK_B, new HoldoutContract.Commands.Commit())
            .within(TimeWindow.withTolerance(before, Duration.ofMinutes(2)))
            .producing(
                new HoldoutState(header(null), BANK_B.getParty(), Samples.holdout(before), 0))
            .with(HoldoutState.class, "header.at", before),
        HoldoutState.class);
  }

  private StateAndRef<HoldoutUseState> useHoldout(StateAndRef<HoldoutState> holdout) {
    HoldoutState used = holdout.getState().getData().withNextUse(header(holdout.getRef()));
    return add(
        by(BANK_B, new HoldoutContract.Commands.Use())
            .consuming(holdout)
            .producing(used)
            .producing(used.ticket(header(null))),
        HoldoutUseState.class);
  }

  private void evaluate(
      StateAndRef<HoldoutUseState> ticket,
      StateAndRef<ModelVersionState> approved,
      StateAndRef<GrantState> grant,
      StateAndRef<DeliveryReceiptState> receipt) {
    add(
        by(BANK_B, new EvaluationContract.Commands.Evaluate())
            .consuming(ticket)
            .referencing(approved)
            .referencing(grant)
            .referencing(receipt)
            .producing(Samples.evaluation(approved.getState().getData(), BANK_B, ticket.getRef()))
            .with(EvaluationState.class, "holdout", ticket.getState().getData().getHoldout())
            .with(EvaluationState.class, "use", 1),
        EvaluationState.class);
  }

  private TransactionDraft by(TestIdentity signer, ConcordatCommand command) {
    return new TransactionDraft()
        .referencing(Objects.requireNonNull(consortium))
        .commanding(command)
        .signedBy(signer)
        .within(Valid.WINDOW);
  }

  private <T extends ContractState> StateAndRef<T> add(TransactionDraft draft, Class<T> type) {
    return addAll(draft).outRefsOfType(type).get(0);
  }

  private WireTransaction addAll(TransactionDraft draft) {
    if (consortium != null) {
      SecureHash id = consortium.getState().getData().getHeader().getConsortiumId();
      draft.withEach("header.consortiumId", id);
    }
    return ledger.transaction(
        transaction -> {
          draft.writeTo(transaction);
          return transaction.verifies();
        });
  }
}
