// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.util.List;
import java.util.stream.Stream;
import net.concordat.bench.AccountSpendFlow;
import net.concordat.bench.BareFlow;
import net.concordat.bench.BareOwnFlow;
import net.concordat.bench.EmptyExchangeFlow;
import net.concordat.bench.TransactionFactsFlow;
import net.concordat.bench.VerifyAssertionFlow;
import net.concordat.cheat.BringJarFlow;
import net.concordat.cheat.CopyDecidedFlow;
import net.concordat.cheat.ForgeFlow;
import net.concordat.cheat.HideTransactionFlow;
import net.concordat.cheat.MoveStateFlow;
import net.concordat.cheat.PretendConsortiumFlow;
import net.concordat.cheat.ReplaceContractFlow;
import net.concordat.cheat.ShowUnsignedFlow;
import net.concordat.cheat.SmuggleFlow;
import net.concordat.cheat.TearOffFlow;
import net.concordat.notary.NotaryLogFlow;
import net.concordat.notary.ServeObserversFlow;
import net.concordat.workflows.adoption.RetireAdoptionFlow;
import net.concordat.workflows.adoption.SuspendAdoptionFlow;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.ProposeReviewFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.audit.ReadTransactionsFlow;
import net.concordat.workflows.audit.VerifyTransactionFlow;
import net.concordat.workflows.budget.OpenBudgetFlow;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.consortium.AmendConsortiumFlow;
import net.concordat.workflows.consortium.CastVoteFlow;
import net.concordat.workflows.consortium.ExpectFoundingFlow;
import net.concordat.workflows.consortium.FoundConsortiumFlow;
import net.concordat.workflows.consortium.JoinConsortiumFlow;
import net.concordat.workflows.consortium.OpenAmendmentsFlow;
import net.concordat.workflows.consortium.PinnedConsortiumFlow;
import net.concordat.workflows.consortium.SyncConsortiumFlow;
import net.concordat.workflows.decision.CarryOutFlow;
import net.concordat.workflows.decision.DecisionByCodeFlow;
import net.concordat.workflows.decision.ProposalsFlow;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.delivery.CancelDeliveryFlow;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.development.RecordDevelopmentFlow;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.evidence.EvidenceFlow;
import net.concordat.workflows.evidence.EvidenceTransactionsFlow;
import net.concordat.workflows.evidence.SealEvidenceFlow;
import net.concordat.workflows.federation.AcceptFederationFlow;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.AwaitUpdatesFlow;
import net.concordat.workflows.federation.BeginFederationFlow;
import net.concordat.workflows.federation.CommitRoundFlow;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.FetchCandidateFlow;
import net.concordat.workflows.federation.FetchGlobalFlow;
import net.concordat.workflows.federation.FetchMaskFlow;
import net.concordat.workflows.federation.GatherJudgementsFlow;
import net.concordat.workflows.federation.JudgeCandidateFlow;
import net.concordat.workflows.federation.LeaveFederationFlow;
import net.concordat.workflows.federation.ListMaskFlow;
import net.concordat.workflows.federation.ProposeFederationFlow;
import net.concordat.workflows.federation.RevealFederationFlow;
import net.concordat.workflows.federation.RollBackRoundFlow;
import net.concordat.workflows.federation.RoundMailFlow;
import net.concordat.workflows.federation.SayMaskFlow;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.federation.SignSurvivorsFlow;
import net.concordat.workflows.federation.WeighUpdatesFlow;
import net.concordat.workflows.holdout.CommitHoldoutFlow;
import net.concordat.workflows.model.FreezeVersionFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.model.UnfreezeVersionFlow;
import net.concordat.workflows.model.WithdrawVersionFlow;
import net.concordat.workflows.observer.CompletenessReportFlow;
import net.concordat.workflows.observer.LedgerReportFlow;
import net.concordat.workflows.observer.RequestReportsFlow;
import net.concordat.workflows.observer.RetryReportsFlow;
import net.concordat.workflows.people.OpenRegistersFlow;
import net.concordat.workflows.people.PeopleFlow;
import net.concordat.workflows.scoring.AnchorScoringBatchFlow;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.corda.core.flows.FlowLogic;

/**
 * What the RPC user of each role may do, and nothing beside it. Never granted: {@code killFlow},
 * which kills any flow and with it a delivery, and {@code uploadAttachment}, which makes code
 * trusted.
 */
final class Permissions {
  /** Enough to see that a node is up. */
  private static final List<String> ALIVE = List.of("InvokeRpc.nodeInfo");

  /** Enough to let the flows of a node end before it is stopped. */
  private static final List<String> DRAIN =
      List.of("InvokeRpc.setFlowsDrainingModeEnabled", "InvokeRpc.stateMachinesSnapshot");

  private static final List<String> READ =
      List.of(
          "InvokeRpc.networkMapSnapshot",
          "InvokeRpc.notaryIdentities",
          "InvokeRpc.wellKnownPartyFromX500Name",
          "InvokeRpc.vaultQueryBy",
          "InvokeRpc.vaultTrackBy");

  private static final List<String> FOLLOW_FLOWS =
      List.of(
          "InvokeRpc.reattachFlowWithClientId",
          "InvokeRpc.removeClientId",
          "InvokeRpc.finishedFlowsWithClientIds");

  private static final List<Class<? extends FlowLogic<?>>> BANK_FLOWS =
      List.of(
          ExpectFoundingFlow.class,
          FoundConsortiumFlow.class,
          JoinConsortiumFlow.class,
          SyncConsortiumFlow.class,
          CastVoteFlow.class,
          OpenAmendmentsFlow.class,
          AmendConsortiumFlow.class,
          RegisterModelFlow.class,
          PublishModelVersionFlow.class,
          FreezeVersionFlow.class,
          UnfreezeVersionFlow.class,
          WithdrawVersionFlow.class,
          OfferGrantFlow.class,
          AcceptGrantFlow.class,
          RevokeGrantFlow.class,
          RequestDeliveryFlow.class,
          CancelDeliveryFlow.class,
          CommitHoldoutFlow.class,
          RecordEvaluationFlow.class,
          OpenBudgetFlow.class,
          SpendBudgetFlow.class,
          AnchorScoringBatchFlow.class,
          OpenRegistersFlow.class,
          PeopleFlow.class,
          ProposeFlow.class,
          ProposeReviewFlow.class,
          ProposalsFlow.class,
          RecordDecisionFlow.class,
          DecisionByCodeFlow.class,
          CarryOutFlow.class,
          RequestDecisionFlow.class,
          DecideModelVersionFlow.class,
          ConcludeModelVersionFlow.class,
          RecordDevelopmentFlow.class,
          SuspendAdoptionFlow.class,
          RetireAdoptionFlow.class,
          ProposeFederationFlow.class,
          AcceptFederationFlow.class,
          RevealFederationFlow.class,
          LeaveFederationFlow.class,
          BeginFederationFlow.class,
          CommitUpdateFlow.class,
          CommitRoundFlow.class,
          SendUpdateFlow.class,
          RoundMailFlow.class,
          AwaitUpdatesFlow.class,
          AggregateRoundFlow.class,
          RollBackRoundFlow.class,
          FetchGlobalFlow.class,
          GatherJudgementsFlow.class,
          WeighUpdatesFlow.class,
          FetchCandidateFlow.class,
          JudgeCandidateFlow.class,
          SayMaskFlow.class,
          ListMaskFlow.class,
          FetchMaskFlow.class,
          SignSurvivorsFlow.class,
          LedgerReportFlow.class,
          RequestReportsFlow.class,
          RetryReportsFlow.class);

  /** To see that the node is there, name members, follow flows and let the node forget them. */
  private static final List<String> COMMANDING =
      List.of(
          "InvokeRpc.currentNodeTime",
          "InvokeRpc.wellKnownPartyFromX500Name",
          "InvokeRpc.stateMachinesSnapshot",
          "InvokeRpc.removeClientId");

  /**
   * What a bank's staff commands through its registry, which relays what people signed. Opening the
   * people's registers, which says whose decisions count, stays with the node's operator.
   */
  private static final List<Class<? extends FlowLogic<?>>> REGISTRY_COMMANDS =
      List.of(
          RegisterModelFlow.class,
          PublishModelVersionFlow.class,
          FreezeVersionFlow.class,
          UnfreezeVersionFlow.class,
          WithdrawVersionFlow.class,
          OfferGrantFlow.class,
          AcceptGrantFlow.class,
          RevokeGrantFlow.class,
          RequestDeliveryFlow.class,
          CancelDeliveryFlow.class,
          CommitHoldoutFlow.class,
          RecordEvaluationFlow.class,
          OpenBudgetFlow.class,
          SpendBudgetFlow.class,
          AnchorScoringBatchFlow.class,
          ProposeFlow.class,
          ProposeReviewFlow.class,
          PeopleFlow.class,
          ProposalsFlow.class,
          RecordDecisionFlow.class,
          DecisionByCodeFlow.class,
          CarryOutFlow.class,
          DecideModelVersionFlow.class,
          ConcludeModelVersionFlow.class,
          RecordDevelopmentFlow.class,
          SuspendAdoptionFlow.class,
          RetireAdoptionFlow.class,
          ProposeFederationFlow.class,
          AcceptFederationFlow.class,
          RevealFederationFlow.class,
          LeaveFederationFlow.class,
          BeginFederationFlow.class,
          CommitUpdateFlow.class,
          CommitRoundFlow.class,
          SendUpdateFlow.class,
          AwaitUpdatesFlow.class,
          AggregateRoundFlow.class,
          RollBackRoundFlow.class,
          FetchGlobalFlow.class,
          GatherJudgementsFlow.class,
          WeighUpdatesFlow.class,
          FetchCandidateFlow.class,
          JudgeCandidateFlow.class,
          SayMaskFlow.class,
          ListMaskFlow.class,
          FetchMaskFlow.class,
          SignSurvivorsFlow.class);

  private static final List<Class<? extends FlowLogic<?>>> OBSERVER_FLOWS =
      List.of(
          ExpectFoundingFlow.class,
          JoinConsortiumFlow.class,
          SyncConsortiumFlow.class,
          OpenAmendmentsFlow.class,
          PeopleFlow.class,
          LedgerReportFlow.class,
          CompletenessReportFlow.class,
          NotaryLogFlow.class,
          FetchMaskFlow.class,
          RequestReportsFlow.class);

  private static final List<Class<? extends FlowLogic<?>>> NOTARY_FLOWS =
      List.of(ServeObserversFlow.class);

  private Permissions() {}

  static List<String> of(Role role) {
    return switch (role) {
      case NOTARY -> join(ALIVE, DRAIN, starting(NOTARY_FLOWS));
      case BANK -> join(ALIVE, DRAIN, READ, FOLLOW_FLOWS, starting(BANK_FLOWS));
      case OBSERVER -> join(ALIVE, DRAIN, READ, FOLLOW_FLOWS, starting(OBSERVER_FLOWS));
    };
  }

  /** What a party's registry needs: it reads, and a bank's has the node act. */
  static List<String> ofRegistry(Role role) {
    List<String> reading =
        join(
            List.of("InvokeRpc.nodeInfo", "InvokeRpc.vaultQueryBy", "InvokeRpc.vaultTrackBy"),
            starting(
                List.of(
                    PinnedConsortiumFlow.class,
                    ReadTransactionsFlow.class,
                    VerifyTransactionFlow.class,
                    EvidenceFlow.class,
                    EvidenceTransactionsFlow.class,
                    SealEvidenceFlow.class)));
    return role == Role.BANK
        ? join(reading, COMMANDING, starting(REGISTRY_COMMANDS))
        : join(reading, starting(List.of(CompletenessReportFlow.class)));
  }

  /** What a bench needs besides. */
  static List<String> ofBench() {
    return starting(
        List.of(
            BareFlow.class,
            BareOwnFlow.class,
            EmptyExchangeFlow.class,
            TransactionFactsFlow.class,
            VerifyAssertionFlow.class,
            AccountSpendFlow.class));
  }

  /** What the operator of a dishonest member needs besides. */
  static List<String> ofCheat() {
    return starting(
        List.of(
            PretendConsortiumFlow.class,
            BringJarFlow.class,
            HideTransactionFlow.class,
            ForgeFlow.class,
            MoveStateFlow.class,
            ReplaceContractFlow.class,
            TearOffFlow.class,
            CopyDecidedFlow.class,
            ShowUnsignedFlow.class,
            SmuggleFlow.class));
  }

  private static List<String> starting(List<Class<? extends FlowLogic<?>>> flows) {
    return flows.stream().map(flow -> "StartFlow." + flow.getName()).toList();
  }

  @SafeVarargs
  private static List<String> join(List<String>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }
}
