// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.GateEvaluator;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.Judgement;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.federation.Verdict;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/**
 * A node's part in judging what a round would make, or of which updates. It measures nothing: what
 * an evaluator found is its worker's to say.
 */
final class GateDesk {
  private final ServiceHub services;
  private final FederationState federation;
  private final RoundState standing;
  private final GateTerms gate;
  private final GateStep step;

  GateDesk(ServiceHub services, SecureHash federationId, int round, GateStep step)
      throws RefusedException {
    this.services = services;
    this.step = step;
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
    FlowRule.GATE_EVALUATOR.require(
        step == GateStep.WEIGHTS || federation.getPlan().getAggregation().getRule().isJudged(),
        "nobody judges updates for the federation's rule");
    this.gate = terms;
  }

  private String ownId() {
    return standing.getFederationId() + "/" + standing.getNumber() + "/" + step;
  }

  private String offerId(Party aggregator) throws RefusedException {
    return ownId() + "/" + Federations.seatOf(federation, aggregator);
  }

  /** A client's place among the evaluators. */
  int placeOf(Party evaluator) throws RefusedException {
    int place = gate.placeOf(evaluator);
    FlowRule.GATE_EVALUATOR.require(
        place >= 0 && federation.isClient(evaluator), "given " + evaluator.getName());
    return place;
  }

  /** Refuses what is not one set of weights, or updates to which clients have committed. */
  void requireOffer(List<SecureHash> digests) throws RefusedException {
    if (step == GateStep.WEIGHTS) {
      FlowRule.GATE_OFFER.require(digests.size() == 1, "given " + digests.size());
      return;
    }
    List<SecureHash> committed =
        standing.getCommitments().stream()
            .map(UpdateCommitment::getDigest)
            .filter(digests::contains)
            .collect(Collectors.toList());
    FlowRule.GATE_OFFER.require(
        !digests.isEmpty() && digests.equals(committed),
        "given " + digests.size() + ", of them committed to " + committed.size());
  }

  /** Offers the evaluators what this node's store holds: once in a round. */
  void offer(List<SecureHash> digests) throws RefusedException {
    requireOffer(digests);
    List<SecureHash> before = offered();
    FlowRule.GATE_ONCE.require(
        before.isEmpty() || before.equals(digests), "this member has offered " + before);
    if (before.isEmpty()) {
      services.withEntityManager(
          entities -> {
            entities.persist(new OfferRow(ownId(), digests));
          });
    }
  }

  /** What this node offers; nothing yet where it is empty. */
  List<SecureHash> offered() {
    OfferRow row = row();
    return row == null ? Collections.emptyList() : row.getDigests();
  }

  private @Nullable OfferRow row() {
    Function<EntityManager, @Nullable OfferRow> find =
        entities -> entities.find(OfferRow.class, ownId());
    return services.withEntityManager(find::apply);
  }

  private boolean isClosed() {
    OfferRow row = row();
    return row != null && row.isClosed();
  }

  /** Hears nobody any more of what this node offers. */
  void close() {
    services.withEntityManager(
        entities -> {
          OfferRow row = entities.find(OfferRow.class, ownId());
          if (row != null) {
            row.close();
          }
        });
  }

  /** Signs what this member measured of what somebody offers: what it said before. */
  Judgement judge(Party own, Party aggregator, List<SecureHash> offered, List<Integer> measured)
      throws RefusedException {
    int place = placeOf(own);
    requireOffer(offered);
    FlowRule.GATE_OFFER.require(
        measured.size() == offered.size(),
        "given " + measured.size() + " gains of " + offered.size());
    SecureHash digest = Offer.digest(offered);
    List<Integer> gains = gains(offered, measured);
    JudgementRow before = find(offerId(aggregator), place);
    if (before == null) {
      GateEvaluator evaluator = gate.getEvaluators().get(place);
      byte[] signedBytes = Judgement.signedBytes(step, standing, digest, evaluator, gains);
      byte[] signature =
          services.getKeyManagementService().sign(signedBytes, own.getOwningKey()).getBytes();
      Judgement judgement = new Judgement(place, gains, new OpaqueBytes(signature));
      if (!aggregator.equals(own) || !isClosed()) {
        keep(aggregator, digest, judgement);
      }
      return judgement;
    }
    FlowRule.GATE_ONCE.require(
        before.says(digest, gains), "this member has said something else of what it was offered");
    return before.toJudgement();
  }

  /** One for each commitment of the round: nobody gains by an update that was not shown. */
  private List<Integer> gains(List<SecureHash> offered, List<Integer> measured) {
    if (step == GateStep.WEIGHTS) {
      return measured;
    }
    List<Integer> gains = new ArrayList<>();
    for (UpdateCommitment committed : standing.getCommitments()) {
      int place = offered.indexOf(committed.getDigest());
      gains.add(place < 0 ? Integer.valueOf(step.worst()) : measured.get(place));
    }
    return gains;
  }

  /** Takes what an evaluator says of what this node offers. */
  void take(Party own, Party from, SecureHash offer, Judgement judgement) throws RefusedException {
    int place = placeOf(from);
    OfferRow row = row();
    if (row == null) {
      throw FlowRule.GATE_SIGNED.refusal("nothing is offered to " + from.getName());
    }
    FlowRule.GATE_SIGNED.require(
        judgement.getPlace() == place
            && offer.equals(Offer.digest(row.getDigests()))
            && judgement.isSignedBy(gate.getEvaluators().get(place), step, standing, offer),
        "not by " + from.getName() + " of what is offered");
    JudgementRow before = find(offerId(own), place);
    FlowRule.GATE_ONCE.require(
        before == null || before.says(offer, judgement.getGains()),
        from.getName() + " says something else than before");
    if (before == null && !isClosed()) {
      keep(own, offer, judgement);
    }
  }

  private void keep(Party aggregator, SecureHash offer, Judgement judgement)
      throws RefusedException {
    JudgementRow row = new JudgementRow(offerId(aggregator), offer, judgement);
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

  /** Whether all evaluators that are clients have spoken, or nobody is heard any more. */
  boolean isComplete(Party own) throws RefusedException {
    return isClosed()
        || said(own).size() >= gate.members().stream().filter(federation::isClient).count();
  }

  /** Whether what was said lets the weights through. */
  boolean passes(ConsortiumState consortium, Party own) throws RefusedException {
    Verdict verdict = verdict(consortium, own);
    return verdict != null && verdict.passes(gate);
  }

  /** What has been said of what this node offers; null if it offers nothing. */
  @Nullable Verdict verdict(ConsortiumState consortium, Party own) throws RefusedException {
    List<SecureHash> offered = offered();
    return offered.isEmpty()
        ? null
        : new Verdict(
            Offer.digest(offered),
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
