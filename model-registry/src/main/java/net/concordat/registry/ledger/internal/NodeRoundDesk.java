// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.Judgement;
import net.concordat.contracts.federation.Verdict;
import net.concordat.registry.ledger.RoundDesk;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.AwaitUpdatesFlow;
import net.concordat.workflows.federation.CommitRoundFlow;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.FetchCandidateFlow;
import net.concordat.workflows.federation.FetchGlobalFlow;
import net.concordat.workflows.federation.GatherJudgementsFlow;
import net.concordat.workflows.federation.JudgeCandidateFlow;
import net.concordat.workflows.federation.RevealFederationFlow;
import net.concordat.workflows.federation.RollBackRoundFlow;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.federation.UpdateMail;
import net.concordat.workflows.federation.WeighUpdatesFlow;
import net.corda.core.crypto.SecureHash;
import org.springframework.stereotype.Component;

/** The flows of a round, at the bank's node. */
@Component
class NodeRoundDesk implements RoundDesk {
  private final NodeCommands node;

  NodeRoundDesk(NodeCommands node) {
    this.node = node;
  }

  @Override
  public CompletableFuture<?> reveal(UUID commandId, String federationId) {
    return node.begin(
        FlowCall.of(RevealFederationFlow.class, commandId.toString(), id(federationId)));
  }

  @Override
  public CompletableFuture<?> commit(String federationId, int round, String digest) {
    return node.begin(
        FlowCall.of(CommitUpdateFlow.class, id(federationId), round, ContractValues.hash(digest)));
  }

  @Override
  public CompletableFuture<?> open(UUID commandId, String federationId, int round) {
    return node.begin(
        FlowCall.of(CommitRoundFlow.class, commandId.toString(), id(federationId), round));
  }

  @Override
  public CompletableFuture<?> send(String federationId, int round) {
    return node.begin(FlowCall.of(SendUpdateFlow.class, id(federationId), round));
  }

  @Override
  public CompletableFuture<List<Arrived>> arrived(String federationId, int round) {
    return node.begin(FlowCall.of(AwaitUpdatesFlow.class, id(federationId), round))
        .thenApply(
            mails ->
                ((List<?>) mails).stream().map(UpdateMail.class::cast).map(this::arrived).toList());
  }

  private Arrived arrived(UpdateMail mail) {
    return new Arrived(
        mail.getCommitment().getSeat(),
        Facts.hex(mail.getCommitment().getDigest()),
        mail.isArrived() && mail.getSecond() == null);
  }

  @Override
  public CompletableFuture<?> aggregate(
      UUID commandId, String federationId, int round, Outcome outcome) {
    RoundResult result =
        new RoundResult(
            ContractValues.hash(outcome.globalDigest()),
            outcome.movedMillionths(),
            exclusions(outcome.found()));
    return node.begin(
        FlowCall.of(
            AggregateRoundFlow.class, commandId.toString(), id(federationId), round, result));
  }

  @Override
  public CompletableFuture<?> rollBack(
      UUID commandId, String federationId, int round, List<Found> found) {
    return node.begin(
        FlowCall.of(
            RollBackRoundFlow.class,
            commandId.toString(),
            id(federationId),
            round,
            exclusions(found)));
  }

  @Override
  public CompletableFuture<?> fetch(String federationId, int round, String from) {
    return node.begin(
        FlowCall.of(FetchGlobalFlow.class, id(federationId), round, node.party(from)));
  }

  @Override
  public CompletableFuture<Boolean> gather(
      String federationId, int round, String candidate, Duration patience) {
    return node.begin(
            FlowCall.of(
                GatherJudgementsFlow.class,
                id(federationId),
                round,
                ContractValues.hash(candidate),
                patience))
        .thenApply(Boolean.class::cast);
  }

  @Override
  public CompletableFuture<Optional<String>> fetchCandidate(
      String federationId, int round, String from) {
    return fetch(federationId, round, GateStep.WEIGHTS, from)
        .thenApply(digests -> digests.stream().findFirst());
  }

  @Override
  public CompletableFuture<List<String>> fetchUpdates(String federationId, int round, String from) {
    return fetch(federationId, round, GateStep.UPDATES, from);
  }

  private CompletableFuture<List<String>> fetch(
      String federationId, int round, GateStep step, String from) {
    return node.begin(
            FlowCall.of(FetchCandidateFlow.class, id(federationId), round, step, node.party(from)))
        .thenApply(
            digests ->
                ((List<?>) digests).stream().map(SecureHash.class::cast).map(Facts::hex).toList());
  }

  @Override
  public CompletableFuture<List<List<Integer>>> weigh(
      String federationId, int round, List<String> updates, Duration patience) {
    return node.begin(
            FlowCall.of(WeighUpdatesFlow.class, id(federationId), round, hashes(updates), patience))
        .thenApply(
            said -> ((Verdict) said).getJudgements().stream().map(Judgement::getGains).toList());
  }

  @Override
  public CompletableFuture<?> weighed(
      String federationId, int round, List<String> updates, List<Integer> gains, String to) {
    return judge(federationId, round, GateStep.UPDATES, hashes(updates), gains, to);
  }

  @Override
  public CompletableFuture<?> judge(
      String federationId, int round, String candidate, int gainMillionths, String to) {
    return judge(
        federationId,
        round,
        GateStep.WEIGHTS,
        hashes(List.of(candidate)),
        List.of(gainMillionths),
        to);
  }

  private CompletableFuture<?> judge(
      String federationId,
      int round,
      GateStep step,
      ArrayList<SecureHash> offered,
      List<Integer> gains,
      String to) {
    return node.begin(
        FlowCall.of(
            JudgeCandidateFlow.class,
            id(federationId),
            round,
            step,
            offered,
            new ArrayList<>(gains),
            node.party(to)));
  }

  /** An ArrayList: nodes do not take each kind of list. */
  private static ArrayList<SecureHash> hashes(List<String> digests) {
    ArrayList<SecureHash> hashes = new ArrayList<>();
    digests.forEach(digest -> hashes.add(ContractValues.hash(digest)));
    return hashes;
  }

  private static SecureHash id(String federationId) {
    return ContractValues.hash(federationId);
  }

  private static ArrayList<Exclusion> exclusions(List<Found> found) {
    ArrayList<Exclusion> exclusions = new ArrayList<>();
    found.forEach(
        each ->
            exclusions.add(
                new Exclusion(each.seat(), ExclusionReason.valueOf(each.reason()), null)));
    return exclusions;
  }
}
