// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.concordat.registry.ledger.MaskDesk;
import net.concordat.workflows.federation.FetchMaskFlow;
import net.concordat.workflows.federation.ListMaskFlow;
import net.concordat.workflows.federation.MaskMail;
import net.concordat.workflows.federation.MaskStep;
import net.concordat.workflows.federation.MaskedAttempt;
import net.concordat.workflows.federation.SayMaskFlow;
import net.concordat.workflows.federation.SignSurvivorsFlow;
import net.concordat.workflows.federation.Survivors;
import org.springframework.stereotype.Component;

/** The flows of a masked round, at the bank's node. */
@Component
class NodeMaskDesk implements MaskDesk {
  private final NodeCommands node;

  NodeMaskDesk(NodeCommands node) {
    this.node = node;
  }

  @Override
  public CompletableFuture<?> say(Attempt attempt, Step step, byte[] said, String to) {
    return node.begin(FlowCall.of(SayMaskFlow.class, of(attempt), of(step), said, node.party(to)));
  }

  @Override
  public CompletableFuture<List<Said>> list(Attempt attempt, Step step, Duration patience) {
    return node.begin(FlowCall.of(ListMaskFlow.class, of(attempt), of(step), patience))
        .thenApply(NodeMaskDesk::said);
  }

  @Override
  public CompletableFuture<List<Said>> fetch(Attempt attempt, Step step, String from) {
    return node.begin(FlowCall.of(FetchMaskFlow.class, of(attempt), of(step), node.party(from)))
        .thenApply(
            mails -> {
              List<Said> said = said(mails);
              if (said.isEmpty()) {
                throw new IllegalStateException("%s has no list of %s yet".formatted(from, step));
              }
              return said;
            });
  }

  @Override
  public CompletableFuture<?> signSurvivors(Attempt attempt, String aggregator) {
    return node.begin(FlowCall.of(SignSurvivorsFlow.class, of(attempt), node.party(aggregator)))
        .thenAccept(
            signed -> {
              if (!signed.equals(true)) {
                throw new IllegalStateException(aggregator + " states no survivors yet");
              }
            });
  }

  @Override
  public List<Integer> survivors(byte[] stated) {
    return Survivors.seats(stated);
  }

  private static List<Said> said(Object mails) {
    return ((List<?>) mails)
        .stream()
            .map(MaskMail.class::cast)
            .map(mail -> new Said(mail.getSeat(), mail.getSaid().getBytes()))
            .toList();
  }

  private static MaskedAttempt of(Attempt attempt) {
    return new MaskedAttempt(
        ContractValues.hash(attempt.federationId()), attempt.round(), attempt.gatherer());
  }

  private static MaskStep of(Step step) {
    return MaskStep.valueOf(step.name());
  }
}
