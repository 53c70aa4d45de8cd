// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Has the node act. */
public interface LedgerCommands {
  /**
   * Requires that the node could be asked now.
   *
   * @throws NodeUnavailableException if it does not answer
   * @throws UnknownMemberException if the act names a member that the node does not know
   */
  void requireReady(LedgerAct act);

  /**
   * Has the node act, once under a client id: given again under the same one, also after either
   * side died, it is the same act.
   *
   * @param clientId names the attempt
   * @param commandId names the command over all its attempts
   * @param progress is told how far it is, on any thread
   * @return what it left. It fails with a {@link LedgerRefusedException} if a rule refused, with a
   *     {@link NodeUnavailableException} if the node was lost, which may or may not be acting then,
   *     and otherwise with the node's own exception
   * @throws NodeUnavailableException if the node does not answer, or takes nothing new: then
   *     nothing was begun
   * @throws UnknownMemberException as for {@link #requireReady}; then nothing was begun
   */
  CompletableFuture<LedgerResult> start(
      String clientId, UUID commandId, LedgerAct act, Consumer<String> progress);

  /**
   * Lets the node forget what came of an attempt.
   *
   * @throws NodeUnavailableException if it does not answer
   */
  void forget(String clientId);
}
