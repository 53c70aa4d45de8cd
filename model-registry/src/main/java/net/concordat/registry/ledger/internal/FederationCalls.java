// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.ContractValues.hash;

import java.util.stream.Collectors;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.federation.Aggregation;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationStrategy;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.GateEvaluator;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.StrategyTerms;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCompression;
import net.concordat.contracts.federation.UpdateTerms;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.VersionId;
import net.concordat.registry.ledger.FederationAct;
import net.concordat.registry.ledger.PrivacyTerms;
import net.concordat.workflows.federation.AcceptFederationFlow;
import net.concordat.workflows.federation.BeginFederationFlow;
import net.concordat.workflows.federation.FederationProposal;
import net.concordat.workflows.federation.LeaveFederationFlow;
import net.concordat.workflows.federation.ProposeFederationFlow;
import org.jspecify.annotations.Nullable;

/** Which flow does what is asked about a federation. */
final class FederationCalls {
  private FederationCalls() {}

  static FlowCall propose(String id, FederationAct.Propose act, KnownParties known) {
    return FlowCall.of(
        ProposeFederationFlow.class,
        id,
        new FederationProposal(
            plan(act, known),
            act.members().stream().map(known::party).collect(Collectors.toList())));
  }

  private static FederationPlan plan(FederationAct.Propose act, KnownParties known) {
    return new FederationPlan(
        new TrainingTerms(
            new VersionId(hash(act.modelId()), act.version(), hash(act.artifactDigest())),
            hash(act.baseWeights()),
            hash(act.specDigest()),
            act.updateBytes(),
            privacy(act.privacy()),
            act.nonPrivate()),
        new AggregationTerms(
            FederationMode.valueOf(act.aggregation().mode()),
            Aggregation.valueOf(act.aggregation().rule()),
            act.aggregation().dishonest(),
            act.aggregation().quorum(),
            act.aggregation().shareThreshold()),
        new StrategyTerms(
            FederationStrategy.valueOf(act.strategy().name()),
            act.strategy().serverRateMillionths(),
            act.strategy().proximalMillionths()),
        new UpdateTerms(
            UpdateCompression.valueOf(act.updates().compression()),
            act.updates().largestMillionths()),
        gate(act.gate(), known),
        new FederationTimes(
            act.times().acceptBy(),
            act.times().revealBy(),
            act.times().trainingSeconds(),
            act.times().sendingSeconds()),
        act.rounds(),
        act.reviewThresholdMillionths());
  }

  private static @Nullable PrivacyClaim privacy(@Nullable PrivacyTerms asked) {
    return asked == null
        ? null
        : new PrivacyClaim(
            PrivacyUnit.valueOf(asked.unit()), asked.epsilonMillionths(), asked.deltaTrillionths());
  }

  private static @Nullable GateTerms gate(
      net.concordat.registry.ledger.@Nullable GateTerms asked, KnownParties known) {
    return asked == null
        ? null
        : new GateTerms(
            asked.evaluators().stream()
                .map(each -> new GateEvaluator(known.party(each.member()), hash(each.holdout())))
                .collect(Collectors.toList()),
            asked.toleranceMillionths());
  }

  static FlowCall accept(String id, FederationAct.Accept act, KnownParties known) {
    FederationAct.Spend spend = act.spend();
    return spend == null
        ? FlowCall.of(AcceptFederationFlow.class, id, hash(act.federationId()))
        : FlowCall.of(
            AcceptFederationFlow.class,
            id,
            hash(act.federationId()),
            BudgetCalls.proposal(
                spend.dataDomain(),
                spend.unit(),
                spend.dataCommitment(),
                spend.spendDigest(),
                spend.mechanism()));
  }

  static FlowCall leave(String id, FederationAct.Leave act, KnownParties known) {
    return FlowCall.of(LeaveFederationFlow.class, id, hash(act.federationId()));
  }

  static FlowCall begin(String id, FederationAct.Begin act, KnownParties known) {
    return FlowCall.of(BeginFederationFlow.class, id, hash(act.federationId()));
  }
}
