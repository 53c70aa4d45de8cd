// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.AwaitUpdatesFlow;
import net.concordat.workflows.federation.CommitRoundFlow;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.FetchGlobalFlow;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.corda.core.crypto.SecureHash;

/** A round of a trial's federation, of which all updates are made. */
public final class TrialRound {
  private final TrialFederation federation;
  private final int number;
  private final Map<Party, SecureHash> updates;
  private final Party aggregator;
  private final SecureHash weights;
  private final String openId = TrialConsortium.commandId();
  private final String endId = TrialConsortium.commandId();

  TrialRound(
      TrialFederation federation,
      int number,
      Map<Party, SecureHash> updates,
      Party aggregator,
      SecureHash weights) {
    this.federation = federation;
    this.number = number;
    this.updates = updates;
    this.aggregator = aggregator;
    this.weights = weights;
  }

  /** Whose turn it is. */
  public Party aggregator() {
    return aggregator;
  }

  /** The digest of each client's update. */
  public Map<Party, SecureHash> updates() {
    return updates;
  }

  /** Has a client commit to its update. */
  public UpdateCommitment commit(Party client) throws Exception {
    return federation
        .operator(client)
        .run(
            CommitUpdateFlow.class,
            federation.id(),
            number,
            Objects.requireNonNull(updates.get(client), "no client: " + client));
  }

  /** Has the aggregator write the commitments, once all have come. */
  public Object open() throws Exception {
    return federation
        .operator(aggregator)
        .run(CommitRoundFlow.class, openId, federation.id(), number);
  }

  /** Has a client send its update. */
  public Object send(Party client) throws Exception {
    federation.awaitRound(client, number, RoundStatus.COMMITTED);
    return federation.operator(client).run(SendUpdateFlow.class, federation.id(), number);
  }

  /** Has the aggregator wait for the updates and write the weights. */
  public Object end() throws Exception {
    Bank bank = federation.operator(aggregator);
    bank.run(AwaitUpdatesFlow.class, federation.id(), number);
    return bank.run(
        AggregateRoundFlow.class,
        endId,
        federation.id(),
        number,
        new RoundResult(weights, 1, List.of()));
  }

  /** Has a client fetch the weights. */
  public Object fetch(Party client) throws Exception {
    federation.awaitRound(client, number, RoundStatus.AGGREGATED);
    return client == aggregator
        ? weights
        : federation
            .operator(client)
            .run(
                FetchGlobalFlow.class,
                federation.id(),
                number,
                federation.operator(aggregator).identity());
  }

  /** Runs all of it, until all clients have the weights. */
  public Object run() throws Exception {
    Future<?> ended =
        federation.meanwhile(
            () -> {
              open();
              return end();
            });
    federation.each(
        client -> {
          commit(client);
          send(client);
          return fetch(client);
        });
    return String.valueOf(ended.get());
  }
}
