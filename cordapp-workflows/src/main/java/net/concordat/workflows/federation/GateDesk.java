// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.GateEvaluator;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.Judgement;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.Verdict;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/**
 * A node's part in judging the weights that a round would make. It measures nothing: what an
 * evaluator found is its worker's to say.
 */
final class GateDesk {
  private final ServiceHub services;
  private final FederationState federation;
  private final RoundState standing;
  private final GateTerms gate;

  GateDesk(ServiceHub services, SecureHash federationId, int round) throws RefusedException {
    this.services = services;
    Federations known = new Federations(services);
    this.federation = known.federation(federationId).getState().getData();
    this.standing = known.round(federationId).getState().getData();
    FlowRule.ROUND_OPEN.require(
        standing.getNumber() == round && standing.getStatus() == RoundStatus.COMMITTED,
        "round " + standing.getNumber() + " is " + standing.getStatus());
    GateTerms terms = federation.getPlan().getGate();
    if (terms == null) {
      throw FlowRule.GATE_EVALUATOR.refusal("the federation has no gate");
    }
    this.gate = terms;
  }

  private String roundId() {
    return standing.getFederationId() + "/" + standing.getNumber();
  }

  private String offerId(Party aggregator) throws RefusedException {
    return roundId() + "/" + Federations.seatOf(federation, aggregator);
  }

  /** A client's place among the evaluators. */
  int placeOf(Party evaluator) throws RefusedException {
    int place = gate.placeOf(evaluator);
    FlowRule.GATE_EVALUATOR.require(
        place >= 0 && federation.isClient(evaluator), "given " + evaluator.getName());
    return place;
  }

  /** Offers the evaluators weights that this node's store holds: once in a round. */
  void offer(SecureHash candidate) throws RefusedException {
    SecureHash before = offered();
    FlowRule.GATE_ONCE.require(
        before == null || before.equals(candidate), "this member has offered " + before);
    if (before == null) {
      services.withEntityManager(
          entities -> {
            entities.persist(new CandidateRow(roundId(), candidate));
          });
    }
  }

  /** What this node offers; null for nothing yet. */
  @Nullable SecureHash offered() {
    Function<EntityManager, @Nullable CandidateRow> find =
        entities -> entities.find(CandidateRow.class, roundId());
    CandidateRow row = services.withEntityManager(find::apply);
    return row == null ? null : row.getDigest();
  }

  /** Signs what this member measured of the weights that somebody offers: what it said before. */
  Judgement judge(Party own, Party aggregator, SecureHash candidate, int gain)
      throws RefusedException {
    int place = placeOf(own);
    JudgementRow before = find(offerId(aggregator), place);
    if (before == null) {
      GateEvaluator evaluator = gate.getEvaluators().get(place);
      byte[] signedBytes = Judgement.signedBytes(standing, candidate, evaluator, gain);
      byte[] signature =
          services.getKeyManagementService().sign(signedBytes, own.getOwningKey()).getBytes();
      Judgement judgement = new Judgement(place, gain, new OpaqueBytes(signature));
      keep(aggregator, candidate, judgement);
      return judgement;
    }
    FlowRule.GATE_ONCE.require(
        before.says(candidate, gain), "this member has said something else of what it was offered");
    return before.toJudgement();
  }

  /** Takes what an evaluator says of the weights that this node offers. */
  void take(Party own, Party from, SecureHash candidate, Judgement judgement)
      throws RefusedException {
    int place = placeOf(from);
    FlowRule.GATE_SIGNED.require(
        judgement.getPlace() == place
            && candidate.equals(offered())
            && judgement.isSignedBy(gate.getEvaluators().get(place), standing, candidate),
        "not by " + from.getName() + " of what is offered");
    JudgementRow before = find(offerId(own), place);
    FlowRule.GATE_ONCE.require(
        before == null || before.says(candidate, judgement.getGainMillionths()),
        from.getName() + " says something else than before");
    if (before == null) {
      keep(own, candidate, judgement);
    }
  }

  private void keep(Party aggregator, SecureHash candidate, Judgement judgement)
      throws RefusedException {
    JudgementRow row = new JudgementRow(offerId(aggregator), candidate, judgement);
    services.withEntityManager(
        entities -> {
          entities.persist(row);
        });
  }

  private @Nullable JudgementRow find(String offerId, int place) {
    Function<EntityManager, @Nullable JudgementRow> find =
        entities -> entities.find(JudgementRow.class, offerId + "/" + place);
    return services.withEntityManager(find::apply);
  }

  /** Whether all evaluators that are clients have spoken. */
  boolean isComplete(Party own) throws RefusedException {
    return said(own).size() >= gate.members().stream().filter(federation::isClient).count();
  }

  /** Whether what was said lets the weights through. */
  boolean passes(ConsortiumState consortium, Party own) throws RefusedException {
    Verdict verdict = verdict(consortium, own);
    return verdict != null && verdict.passes(gate);
  }

  /** What has been said of what this node offers; null if it offers nothing. */
  @Nullable Verdict verdict(ConsortiumState consortium, Party own) throws RefusedException {
    SecureHash candidate = offered();
    return candidate == null
        ? null
        : new Verdict(
            candidate,
            said(own).stream()
                .filter(
                    one ->
                        consortium.isActiveMember(
                            gate.getEvaluators().get(one.getPlace()).getMember()))
                .collect(Collectors.toList()));
  }

  private List<Judgement> said(Party own) throws RefusedException {
    String offerId = offerId(own);
    Function<EntityManager, List<JudgementRow>> query =
        entities ->
            entities
                .createQuery(
                    "select j from JudgementRow j where j.offerId = ?1 order by j.place",
                    JudgementRow.class)
                .setParameter(1, offerId)
                .getResultList();
    return services.withEntityManager(query::apply).stream()
        .map(JudgementRow::toJudgement)
        .filter(one -> federation.isClient(gate.members().get(one.getPlace())))
        .collect(Collectors.toList());
  }
}
