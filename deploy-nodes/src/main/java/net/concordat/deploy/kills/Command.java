// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowLogic;
import org.jspecify.annotations.Nullable;

/**
 * One command that is about to be given.
 *
 * @param since an instant before which nothing of it was on any ledger
 * @param id of the command
 * @param initiator who gives it
 * @param others the other banks that are to know of it, the responder first; none for what a bank
 *     does alone
 * @param flow what carries it out
 * @param arguments of the flow
 * @param produces the type of the one state that it leaves under its id
 * @param fetches the version whose artifact the initiator then holds; null if it fetches none
 */
record Command<T extends ConcordatState>(
    Instant since,
    String id,
    Party initiator,
    List<Party> others,
    Class<? extends FlowLogic<StateAndRef<T>>> flow,
    List<Object> arguments,
    Class<T> produces,
    @Nullable ModelVersionState fetches) {

  Command<T> fetching(ModelVersionState version) {
    return new Command<>(since, id, initiator, others, flow, arguments, produces, version);
  }

  /**
   * Gives the command; given again in the same attempt, it is the same flow.
   *
   * @param attempt another only after the one before has ended in a failure
   */
  CompletableFuture<StateAndRef<T>> give(Bank operator, int attempt) {
    return operator.start("cmd:" + id + ":" + attempt, flow, arguments.toArray());
  }

  /** Gives the command without a name for its flow, so that only its own id tells it is known. */
  StateAndRef<T> repeat(Bank operator) throws Exception {
    return operator.run(flow, arguments.toArray());
  }

  /** The bank that answers it, if any. */
  Optional<Party> responder() {
    return others.stream().findFirst();
  }

  /** The artifact that it fetches. */
  ArtifactDescription artifact() {
    return Objects.requireNonNull(fetches, "nothing is fetched").getArtifact();
  }

  /** Who holds what it leaves, once it is done. */
  List<Party> holders() {
    List<Party> holders = new ArrayList<>(List.of(initiator, Party.REGULATOR));
    holders.addAll(others);
    return holders;
  }

  /** What a node has ever known to be left by this command. */
  List<StateAndRef<T>> left(Bank party) {
    return party.recorded(produces, since).stream()
        .filter(found -> found.getState().getData().getHeader().getCommandId().equals(id))
        .toList();
  }
}
