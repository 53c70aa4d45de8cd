// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.in;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.TransactionBuilder;
import net.corda.testing.node.StartedMockNode;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as a member could build it that does not keep to our flows: nothing is verified.
 */
final class Forgery {
  private final StartedMockNode node;
  private final String commandId;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final StateAndRef<ConsortiumState> consortium;
  private final TransactionBuilder builder;

  /** Begins one under the consortium that a node belongs to. */
  Forgery(StartedMockNode node, String commandId) {
    this.node = node;
    this.commandId = commandId;
    consortium = in(node, () -> new ConsortiumPin(node.getServices()).current());
    builder = new TransactionBuilder(consortium.getState().getData().getNotary());
    builder.addReferenceState(consortium.referenced());
    open(Duration.ofSeconds(60));
  }

  /** Says how long from now the transaction may be notarised. */
  Forgery open(Duration after) {
    builder.setTimeWindow(TimeWindow.between(now.minusSeconds(30), now.plus(after)));
    return this;
  }

  /** Says how long ago the time closed in which the transaction could be notarised. */
  Forgery closed(Duration ago) {
    Instant until = now.minus(ago);
    builder.setTimeWindow(TimeWindow.between(until.minusSeconds(60), until));
    return this;
  }

  StateHeader header(@Nullable StateRef supersedes) {
    return header(consortium.getState().getData().getHeader().getObservers(), supersedes);
  }

  StateHeader header(List<Party> observers, @Nullable StateRef supersedes) {
    return new StateHeader(
        consortium.getState().getData().getHeader().getConsortiumId(),
        observers,
        now,
        commandId,
        supersedes);
  }

  Forgery input(StateAndRef<?> state) {
    builder.addInputState(state);
    return this;
  }

  Forgery reference(StateAndRef<?> state) {
    builder.addReferenceState(state.referenced());
    return this;
  }

  Forgery output(ContractState state) {
    PublicKey key = consortium.getState().getData().getRules().getContractKey();
    builder.addOutputState(
        state,
        state.getClass().getAnnotation(BelongsToContract.class).value().getName(),
        builder.getNotary(),
        null,
        SignatureAttachmentConstraint.Companion.create(key));
    return this;
  }

  /** Signs it for the node, whoever else ought to. */
  SignedTransaction sign(ConcordatCommand command, Party... signers) {
    builder.addCommand(
        command, Arrays.stream(signers).map(Party::getOwningKey).toArray(PublicKey[]::new));
    return in(node, () -> node.getServices().signInitialTransaction(builder));
  }
}
