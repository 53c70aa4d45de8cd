// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.Facts.hex;
import static net.concordat.registry.ledger.internal.Facts.name;

import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.federation.Verdict;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.registry.ledger.AggregationTerms;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.FederationTimes;
import net.concordat.registry.ledger.GateTerms;
import net.concordat.registry.ledger.Provenance;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.StrategyTerms;
import net.concordat.registry.ledger.UpdateTerms;
import org.jspecify.annotations.Nullable;

/** Says in plain words what states say of federations and their rounds. */
final class FederationFacts {
  private FederationFacts() {}

  static Fact federation(FederationState federation) {
    return new FederationFact(
        hex(federation.getFederationId()),
        name(federation.getProposer()),
        federation.getStatus().name(),
        training(federation),
        aggregation(federation.getPlan().getAggregation()),
        strategy(federation.getPlan().getStrategy()),
        updates(federation.getPlan().getUpdates()),
        gate(federation.getPlan().getGate()),
        times(federation.getPlan().getTimes()),
        federation.getPlan().getRounds(),
        federation.getPlan().getReviewThresholdMillionths(),
        federation.getSeats().stream()
            .map(seat -> new FederationFact.Seat(name(seat.getMember()), seat.getStatus().name()))
            .toList(),
        federation.getOrder(),
        hex(federation.drawn()));
  }

  private static FederationFact.Training training(FederationState federation) {
    TrainingTerms terms = federation.getPlan().getTraining();
    PrivacyClaim privacy = terms.getPrivacy();
    return new FederationFact.Training(
        Facts.key(terms.getBase()),
        hex(terms.getBaseWeights()),
        hex(terms.getSpecDigest()),
        terms.getUpdateBytes(),
        Facts.textOrNull(terms.getNonPrivate()),
        privacy == null ? null : privacy.getUnit().name(),
        privacy == null ? null : privacy.getEpsilonMillionths(),
        privacy == null ? null : privacy.getDeltaTrillionths(),
        privacy == null ? null : hex(FederationState.spendDigest(federation.getFederationId())));
  }

  private static AggregationTerms aggregation(
      net.concordat.contracts.federation.AggregationTerms terms) {
    return new AggregationTerms(
        terms.getMode().name(),
        terms.getRule().name(),
        terms.getDishonest(),
        terms.getQuorum(),
        terms.getShareThreshold());
  }

  private static StrategyTerms strategy(net.concordat.contracts.federation.StrategyTerms terms) {
    return new StrategyTerms(
        terms.getStrategy().name(), terms.getServerRateMillionths(), terms.getProximalMillionths());
  }

  private static UpdateTerms updates(net.concordat.contracts.federation.UpdateTerms terms) {
    return new UpdateTerms(terms.getCompression().name(), terms.getLargestMillionths());
  }

  private static @Nullable GateTerms gate(
      net.concordat.contracts.federation.@Nullable GateTerms terms) {
    return terms == null
        ? null
        : new GateTerms(
            terms.getEvaluators().stream()
                .map(
                    each -> new GateTerms.Evaluator(name(each.getMember()), hex(each.getHoldout())))
                .toList(),
            terms.getToleranceMillionths());
  }

  private static FederationTimes times(net.concordat.contracts.federation.FederationTimes times) {
    return new FederationTimes(
        times.getAcceptBy(),
        times.getRevealBy(),
        times.getTrainingSeconds(),
        times.getSendingSeconds());
  }

  static Fact round(RoundState round) {
    return new RoundFact(
        hex(round.getFederationId()),
        round.getNumber(),
        round.getStatus().name(),
        name(round.getAggregator()),
        hex(round.getGlobalDigest()),
        round.getCommitments().stream()
            .map(each -> new RoundFact.Commitment(each.getSeat(), hex(each.getDigest())))
            .toList(),
        round.getExcluded().stream()
            .map(
                each ->
                    new RoundFact.Exclusion(
                        each.getSeat(), each.getReason().name(), digestOf(each.getSecond())))
            .toList(),
        round.getContributors(),
        round.getCumulativeMillionths(),
        round.getStandings(),
        verdict(round.getVerdict()));
  }

  private static RoundFact.@Nullable Verdict verdict(@Nullable Verdict verdict) {
    return verdict == null
        ? null
        : new RoundFact.Verdict(
            hex(verdict.getOffered()),
            verdict.getJudgements().stream()
                .map(each -> new RoundFact.Judgement(each.getPlace(), each.getGains().get(0)))
                .toList());
  }

  static Provenance.@Nullable Federation claim(@Nullable FederationClaim claim) {
    return claim == null
        ? null
        : new Provenance.Federation(
            hex(claim.getFederationId()),
            claim.getRound(),
            hex(claim.getGlobalDigest()),
            Facts.names(claim.getClients()));
  }

  private static @Nullable String digestOf(@Nullable UpdateCommitment second) {
    return second == null ? null : hex(second.getDigest());
  }
}
