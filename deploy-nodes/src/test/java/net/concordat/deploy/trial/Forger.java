// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.cheat.Attempt;
import net.concordat.cheat.ForgeFlow;
import net.concordat.cheat.Forgery;
import net.concordat.cheat.SmuggleFlow;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.TornOff;
import net.concordat.deploy.operator.Bank;
import net.corda.core.contracts.AttachmentConstraint;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a dishonest member in the making: right in everything but what a test makes
 * wrong in it. Nothing of it is verified by the member's node.
 */
final class Forger {
  private final Bank cheat;
  private final StateAndRef<ConsortiumState> consortium;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final UUID commandId = UUID.randomUUID();
  private final List<StateRef> inputs = new ArrayList<>();
  private final List<StateRef> references = new ArrayList<>();
  private final List<TransactionState<ContractState>> outputs = new ArrayList<>();
  private final List<PublicKey> signers = new ArrayList<>();
  private TimeWindow window = TimeWindow.between(now.minusSeconds(30), now.plusSeconds(60));
  private SecureHash jar;
  private AttachmentConstraint constraint;

  /**
   * Begins one.
   *
   * @param cheat the member's operator, who signs unless the test says otherwise
   * @param consortium the state that is referenced
   */
  Forger(Bank cheat, StateAndRef<ConsortiumState> consortium) {
    this.cheat = cheat;
    this.consortium = consortium;
    ConsortiumRules rules = consortium.getState().getData().getRules();
    List<SecureHash> jars = rules.getAllowedContractJars();
    jar = jars.get(jars.size() - 1);
    constraint = SignatureAttachmentConstraint.Companion.create(rules.getContractKey());
    references.add(consortium.getRef());
    signers.add(cheat.identity().getOwningKey());
  }

  /** The command's id, which is also a grant's. */
  UUID commandId() {
    return commandId;
  }

  /** The header of a state that is the first of its kind. */
  StateHeader header() {
    return header(null);
  }

  /** The header of a state in the place of another. */
  StateHeader header(@Nullable StateRef supersedes) {
    StateHeader ofConsortium = consortium.getState().getData().getHeader();
    return new StateHeader(
        ofConsortium.getConsortiumId(),
        ofConsortium.getObservers(),
        now,
        commandId.toString(),
        supersedes);
  }

  Forger input(StateAndRef<?> state) {
    inputs.add(state.getRef());
    return this;
  }

  Forger reference(StateAndRef<?> state) {
    references.add(state.getRef());
    return this;
  }

  /** Leaves the reference to the consortium out, as an amendment does, which consumes it. */
  Forger withoutConsortium() {
    references.remove(consortium.getRef());
    return this;
  }

  /** Makes the outputs that follow subject to another constraint than the consortium's. */
  Forger under(AttachmentConstraint another) {
    constraint = another;
    return this;
  }

  /** Attaches another contract jar than the newest that the consortium allows. */
  Forger attaching(SecureHash another) {
    jar = another;
    return this;
  }

  Forger output(ContractState state) {
    outputs.add(
        new TransactionState<>(
            state,
            state.getClass().getAnnotation(BelongsToContract.class).value().getName(),
            consortium.getState().getData().getNotary(),
            null,
            constraint));
    return this;
  }

  /** Says when it may be notarised. */
  Forger within(TimeWindow another) {
    window = another;
    return this;
  }

  /** Says that it may be notarised from now on, by when whoever was enrolled before is active. */
  Forger fromNow() {
    return within(TimeWindow.between(now, now.plusSeconds(60)));
  }

  /** A window as wide as a test says, from now. */
  Forger within(Duration width) {
    return within(TimeWindow.between(now.minusSeconds(30), now.minusSeconds(30).plus(width)));
  }

  /** Names other signers than the member itself; the member's node signs all the same. */
  Forger inTheNameOf(Party... others) {
    signers.clear();
    Arrays.stream(others).map(Party::getOwningKey).forEach(signers::add);
    return this;
  }

  /**
   * Sends it to the notary, and, whatever the notary says, to victims and observers.
   *
   * @param victims with none, observers are not told either
   */
  Attempt attempt(ConcordatCommand command, Party... victims) throws Exception {
    return cheat.run(ForgeFlow.class, forgery(command), List.of(victims));
  }

  /**
   * Has it notarised with the outputs of another inside, where nobody looks, and shows those.
   *
   * @param unearned whose outputs nobody would sign
   */
  TornOff smuggling(Forger unearned, ConcordatCommand command) throws Exception {
    return cheat.run(SmuggleFlow.class, forgery(command), unearned.outputs);
  }

  private Forgery forgery(ConcordatCommand command) {
    return new Forgery(inputs, references, outputs, command, signers, jar, window);
  }
}
