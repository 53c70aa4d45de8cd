// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.ContractValues.hash;
import static net.concordat.registry.ledger.internal.ContractValues.hashOrNull;
import static net.concordat.registry.ledger.internal.ContractValues.metric;

import java.util.Map;
import java.util.stream.Collectors;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.registry.ledger.AdoptionAct;
import net.concordat.registry.ledger.BudgetAct;
import net.concordat.registry.ledger.DevelopmentAct;
import net.concordat.registry.ledger.EvaluationAct;
import net.concordat.registry.ledger.FederationAct;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.ModelAct;
import net.concordat.registry.ledger.PeopleAct;
import net.concordat.registry.ledger.ScoringAct;
import net.concordat.registry.ledger.SharingAct;
import net.concordat.workflows.adoption.RetireAdoptionFlow;
import net.concordat.workflows.adoption.SuspendAdoptionFlow;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.ProposeReviewFlow;
import net.concordat.workflows.approval.Verdict;
import net.concordat.workflows.decision.CarryOutFlow;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.delivery.CancelDeliveryFlow;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.development.RecordDevelopmentFlow;
import net.concordat.workflows.development.SignedDevelopment;
import net.concordat.workflows.evaluation.Measurement;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.holdout.CommitHoldoutFlow;
import net.concordat.workflows.holdout.HoldoutProposal;
import net.concordat.workflows.model.FreezeVersionFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.model.UnfreezeVersionFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.model.WithdrawVersionFlow;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.GrantOffer;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;

/** Which flow does what was asked. */
final class FlowCalls {
  /** Makes the call from the command's id, the act, and whom the node knows. */
  private interface Maker<A extends LedgerAct> {
    FlowCall make(String id, A act, KnownParties known);
  }

  private static final Map<Class<? extends LedgerAct>, Maker<LedgerAct>> MAKERS =
      Map.ofEntries(
          by(
              ModelAct.Register.class,
              (id, act, known) ->
                  FlowCall.of(RegisterModelFlow.class, id, act.name(), act.purpose())),
          by(ModelAct.Publish.class, FlowCalls::publish),
          by(DevelopmentAct.Record.class, FlowCalls::develop),
          by(
              ModelAct.Conclude.class,
              (id, act, known) ->
                  FlowCall.of(
                      ConcludeModelVersionFlow.class,
                      id,
                      hash(act.modelId()),
                      act.version(),
                      Decision.valueOf(act.decision()))),
          by(
              ModelAct.Freeze.class,
              (id, act, known) ->
                  FlowCall.of(FreezeVersionFlow.class, id, hash(act.modelId()), act.version())),
          by(
              ModelAct.Unfreeze.class,
              (id, act, known) ->
                  FlowCall.of(UnfreezeVersionFlow.class, id, hash(act.modelId()), act.version())),
          by(
              ModelAct.Withdraw.class,
              (id, act, known) ->
                  FlowCall.of(WithdrawVersionFlow.class, id, hash(act.modelId()), act.version())),
          by(SharingAct.Offer.class, FlowCalls::offer),
          by(
              SharingAct.Accept.class,
              (id, act, known) -> FlowCall.of(AcceptGrantFlow.class, id, act.grantId())),
          by(
              SharingAct.Revoke.class,
              (id, act, known) -> FlowCall.of(RevokeGrantFlow.class, id, act.grantId())),
          by(
              SharingAct.RequestDelivery.class,
              (id, act, known) ->
                  FlowCall.of(
                      RequestDeliveryFlow.class,
                      id,
                      known.party(act.grantor()),
                      hash(act.modelId()),
                      act.version())),
          by(
              SharingAct.CancelDelivery.class,
              (id, act, known) -> FlowCall.of(CancelDeliveryFlow.class, act.delivery().toString())),
          by(EvaluationAct.CommitHoldout.class, FlowCalls::commit),
          by(EvaluationAct.Record.class, FlowCalls::evaluate),
          by(AdoptionAct.ProposeReview.class, FlowCalls::review),
          by(
              AdoptionAct.Vote.class,
              (id, act, known) -> FlowCall.of(DecideModelVersionFlow.class, id, act.reviewId())),
          by(AdoptionAct.ProposeAdoption.class, FlowCalls::adopt),
          by(AdoptionAct.ProposePromotion.class, FlowCalls::promote),
          by(
              AdoptionAct.ProposeReinstatement.class,
              (id, act, known) ->
                  FlowCall.of(
                      ProposeFlow.class,
                      id,
                      new ReinstateSubject(act.adoptionId()),
                      act.decideUntil())),
          by(
              AdoptionAct.Suspend.class,
              (id, act, known) -> FlowCall.of(SuspendAdoptionFlow.class, id, act.adoptionId())),
          by(
              AdoptionAct.Retire.class,
              (id, act, known) -> FlowCall.of(RetireAdoptionFlow.class, id, act.adoptionId())),
          by(BudgetAct.OpenBudget.class, BudgetCalls::open),
          by(BudgetAct.SpendBudget.class, BudgetCalls::spend),
          by(ScoringAct.AnchorBatch.class, ScoringCalls::anchor),
          by(FederationAct.Propose.class, FederationCalls::propose),
          by(FederationAct.Accept.class, FederationCalls::accept),
          by(FederationAct.Leave.class, FederationCalls::leave),
          by(FederationAct.Begin.class, FederationCalls::begin),
          by(PeopleAct.ProposePerson.class, PeopleCalls::propose),
          by(PeopleAct.ProposeRevocation.class, PeopleCalls::revoke),
          by(PeopleAct.ProposeRule.class, PeopleCalls::rule),
          by(PeopleAct.Decide.class, PeopleCalls::decide),
          by(
              PeopleAct.CarryOut.class,
              (id, act, known) -> FlowCall.of(CarryOutFlow.class, id, act.proposalId())));

  private FlowCalls() {}

  /**
   * The call that does what was asked.
   *
   * @param commandId a UUID in lower case
   * @param known whom the node knows
   */
  static FlowCall of(String commandId, LedgerAct act, KnownParties known) {
    Maker<LedgerAct> maker = MAKERS.get(act.getClass());
    if (maker == null) {
      throw new IllegalArgumentException("No flow does " + act.getClass().getSimpleName());
    }
    return maker.make(commandId, act, known);
  }

  private static <A extends LedgerAct> Map.Entry<Class<? extends LedgerAct>, Maker<LedgerAct>> by(
      Class<A> kind, Maker<A> maker) {
    return Map.entry(kind, (id, act, known) -> maker.make(id, kind.cast(act), known));
  }

  private static FlowCall publish(String id, ModelAct.Publish act, KnownParties known) {
    ModelAct.Parent parent = act.parent();
    return FlowCall.of(
        PublishModelVersionFlow.class,
        id,
        new VersionProposal(
            hash(act.modelId()),
            ContractValues.artifact(act.artifact()),
            ContractValues.provenance(act.provenance(), act.development(), known::party),
            ContractValues.policy(act.policy(), known::party),
            parent == null ? null : hash(parent.modelId()),
            parent == null ? 0 : parent.version(),
            act.spend() == null ? null : act.spend().toString()));
  }

  private static FlowCall develop(String id, DevelopmentAct.Record act, KnownParties known) {
    return FlowCall.of(
        RecordDevelopmentFlow.class,
        id,
        new SignedDevelopment(
            hash(act.artifactDigest()),
            ContractValues.bytes(act.salt()),
            // Not toList(), whose kind of list nodes do not take.
            act.signatures().stream()
                .map(
                    each ->
                        new SignedDevelopment.Signature(
                            each.personId(), ContractValues.assertion(each.response())))
                .collect(Collectors.toList())));
  }

  private static FlowCall offer(String id, SharingAct.Offer act, KnownParties known) {
    return FlowCall.of(
        OfferGrantFlow.class,
        id,
        new GrantOffer(
            hash(act.modelId()),
            act.version(),
            known.party(act.grantee()),
            GrantKind.valueOf(act.kind()),
            ContractValues.terms(act.terms())));
  }

  private static FlowCall commit(String id, EvaluationAct.CommitHoldout act, KnownParties known) {
    return FlowCall.of(
        CommitHoldoutFlow.class,
        id,
        new HoldoutProposal(
            hash(act.root()), act.rows(), act.firstDay(), act.lastDay(), act.splitRule()));
  }

  private static FlowCall evaluate(String id, EvaluationAct.Record act, KnownParties known) {
    return FlowCall.of(
        RecordEvaluationFlow.class,
        id,
        new Measurement(
            hash(act.modelId()),
            act.version(),
            hash(act.holdoutRoot()),
            hash(act.reportDigest()),
            new MetricSummary(
                metric(act.rocAuc()), metric(act.prAuc()), metric(act.recallAtFpr1()))));
  }

  private static FlowCall review(String id, AdoptionAct.ProposeReview act, KnownParties known) {
    return FlowCall.of(
        ProposeReviewFlow.class,
        id,
        new Verdict(
            hash(act.modelId()),
            act.version(),
            Decision.valueOf(act.decision()),
            act.conditions(),
            hashOrNull(act.evidenceDigest()),
            act.validUntil()),
        act.decideUntil());
  }

  private static FlowCall adopt(String id, AdoptionAct.ProposeAdoption act, KnownParties known) {
    return FlowCall.of(
        ProposeFlow.class,
        id,
        new AdoptSubject(
            ContractValues.version(act.version()),
            act.purpose(),
            act.conditions(),
            hash(act.evidenceDigest()),
            act.useUntil()),
        act.decideUntil());
  }

  private static FlowCall promote(String id, AdoptionAct.ProposePromotion act, KnownParties known) {
    return FlowCall.of(
        ProposeFlow.class,
        id,
        new PromoteSubject(act.adoptionId(), act.purpose(), AliasPlace.valueOf(act.place())),
        act.decideUntil());
  }
}
