// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.LedgerRule;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.CommandData;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.contracts.TransactionState;
import net.corda.core.contracts.TransactionVerificationException.ContractRejection;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.WireTransaction;
import net.corda.testing.core.TestIdentity;
import net.corda.testing.dsl.TransactionDSL;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that can still be changed. Every method changes this draft and returns it; the ones
 * that name a type change the first state of that type.
 */
public final class TransactionDraft {
  private final List<StateAndRef<ContractState>> consumed = new ArrayList<>();
  private final List<StateAndRef<ContractState>> referenced = new ArrayList<>();
  private final List<TransactionState<ContractState>> produced = new ArrayList<>();
  private final List<CommandData> commands = new ArrayList<>();
  private final List<PublicKey> signers = new ArrayList<>();
  private final List<SecureHash> attachments = new ArrayList<>(List.of(TestLedger.JAR));
  private @Nullable Party notary = Parties.NOTARY.getParty();
  private @Nullable TimeWindow window;
  private @Nullable String name;

  /** Another draft of the same transaction; what is changed in one stays as it is in the other. */
  TransactionDraft copy() {
    TransactionDraft copy = new TransactionDraft();
    copy.consumed.addAll(consumed);
    copy.referenced.addAll(referenced);
    copy.produced.addAll(produced);
    copy.commands.addAll(commands);
    copy.signers.addAll(signers);
    copy.attachments.clear();
    copy.attachments.addAll(attachments);
    copy.notary = notary;
    copy.window = window;
    copy.name = name;
    return copy;
  }

  public TransactionDraft consuming(StateAndRef<?> state) {
    consumed.add(States.any(state));
    return this;
  }

  public TransactionDraft referencing(StateAndRef<?> state) {
    referenced.add(States.any(state));
    return this;
  }

  public TransactionDraft producing(ContractState state) {
    return producing(TestLedger.ours(state));
  }

  public TransactionDraft producing(TransactionState<?> state) {
    produced.add(States.any(state));
    return this;
  }

  /** Adds commands. */
  public TransactionDraft commanding(CommandData... more) {
    commands.addAll(Arrays.asList(more));
    return this;
  }

  /** Sets what kind of transaction this is called, where its command does not tell. */
  public TransactionDraft named(String given) {
    name = given;
    return this;
  }

  /** Sets who signs. */
  public TransactionDraft signedBy(TestIdentity... identities) {
    signers.clear();
    for (TestIdentity identity : identities) {
      signers.add(identity.getPublicKey());
    }
    return this;
  }

  public TransactionDraft within(@Nullable TimeWindow given) {
    window = given;
    return this;
  }

  public TransactionDraft attaching(SecureHash... ids) {
    attachments.clear();
    attachments.addAll(Arrays.asList(ids));
    return this;
  }

  /**
   * Puts the transaction and all its states in the care of the other notary; Corda itself refuses
   * two notaries in one transaction.
   */
  public TransactionDraft withOtherNotary() {
    notary = Parties.OTHER_NOTARY.getParty();
    List.copyOf(consumed).forEach(state -> replace(consumed, state, TestLedger::withOtherNotary));
    List.copyOf(referenced)
        .forEach(state -> replace(referenced, state, TestLedger::withOtherNotary));
    produced.replaceAll(TestLedger::withOtherNotary);
    return this;
  }

  /** Replaces all commands by one. */
  public TransactionDraft commandingOnly(CommandData command) {
    commands.clear();
    return commanding(command);
  }

  /** Changes a field of a state produced. */
  public TransactionDraft with(
      Class<? extends ContractState> type, String path, @Nullable Object value) {
    return wrapping(type, state -> States.withData(state, Copy.with(state.getData(), path, value)));
  }

  /** Changes a field of one element of a list in a state produced. */
  public TransactionDraft withElement(
      Class<? extends ContractState> type,
      String list,
      int index,
      String path,
      @Nullable Object value) {
    return wrapping(
        type,
        state ->
            States.withData(state, Copy.withElement(state.getData(), list, index, path, value)));
  }

  /** Changes a field of every state of a consortium's that is produced. */
  public TransactionDraft withEach(String path, @Nullable Object value) {
    produced.replaceAll(
        state ->
            state.getData() instanceof ConcordatState
                ? States.withData(state, Copy.with(state.getData(), path, value))
                : state);
    return this;
  }

  /** Changes what is around a state produced: contract, notary, encumbrance, constraint. */
  public TransactionDraft wrapping(
      Class<? extends ContractState> type, UnaryOperator<TransactionState<ContractState>> change) {
    int index = States.indexOf(produced, type);
    produced.set(index, change.apply(produced.get(index)));
    return this;
  }

  /** Changes a field of a state consumed, and every mention of its reference. */
  public TransactionDraft withConsumed(
      Class<? extends ContractState> type, String path, @Nullable Object value) {
    return wrappingConsumed(
        type, state -> States.withData(state, Copy.with(state.getData(), path, value)));
  }

  /** Changes a field of a state referenced, and every mention of its reference. */
  public TransactionDraft withReferenced(
      Class<? extends ContractState> type, String path, @Nullable Object value) {
    return wrappingReferenced(
        type, state -> States.withData(state, Copy.with(state.getData(), path, value)));
  }

  /** Changes a field of one element of a list in a state referenced. */
  public TransactionDraft withReferencedElement(
      Class<? extends ContractState> type,
      String list,
      int index,
      String path,
      @Nullable Object value) {
    return wrappingReferenced(
        type,
        state ->
            States.withData(state, Copy.withElement(state.getData(), list, index, path, value)));
  }

  /** Changes what is around a state consumed. */
  public TransactionDraft wrappingConsumed(
      Class<? extends ContractState> type, UnaryOperator<TransactionState<ContractState>> change) {
    replace(consumed, States.first(consumed, type), change);
    return this;
  }

  /** Changes what is around a state referenced. */
  public TransactionDraft wrappingReferenced(
      Class<? extends ContractState> type, UnaryOperator<TransactionState<ContractState>> change) {
    replace(referenced, States.first(referenced, type), change);
    return this;
  }

  public TransactionDraft without(Class<? extends ContractState> type) {
    produced.remove(States.indexOf(produced, type));
    return this;
  }

  public TransactionDraft withoutConsumed(Class<? extends ContractState> type) {
    consumed.remove(States.indexOf(States.states(consumed), type));
    return this;
  }

  public TransactionDraft withoutReferenced(Class<? extends ContractState> type) {
    referenced.remove(States.indexOf(States.states(referenced), type));
    return this;
  }

  /** The first state of a type that the draft produces. */
  public <T extends ContractState> T produced(Class<T> type) {
    return type.cast(produced.get(States.indexOf(produced, type)).getData());
  }

  /** The last state of a type that the draft produces. */
  public <T extends ContractState> T lastProduced(Class<T> type) {
    return produced.stream()
        .map(TransactionState::getData)
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** The first state of a type that the draft consumes. */
  public <T extends ContractState> StateAndRef<T> consumed(Class<T> type) {
    return States.first(consumed, type);
  }

  /** The first state of a type that the draft references. */
  public <T extends ContractState> StateAndRef<T> referenced(Class<T> type) {
    return States.first(referenced, type);
  }

  /** The references of all states of a type that the draft consumes. */
  public List<StateRef> consumedRefs(Class<? extends ContractState> type) {
    return consumed.stream()
        .filter(state -> type.isInstance(state.getState().getData()))
        .map(StateAndRef::getRef)
        .toList();
  }

  /** Says this draft in Corda's ledger DSL. */
  public void writeTo(TransactionDSL<?> transaction) {
    attachments.forEach(transaction::attachment);
    consumed.forEach(state -> transaction.input(state.getRef()));
    referenced.forEach(state -> transaction.reference(state.getRef()));
    for (TransactionState<ContractState> state : produced) {
      transaction.output(
          state.getContract(),
          null,
          state.getNotary(),
          state.getEncumbrance(),
          state.getConstraint(),
          state.getData());
    }
    commands.forEach(command -> transaction.command(signers, command));
    if (window != null) {
      transaction.timeWindow(window);
    }
  }

  @Override
  public String toString() {
    if (name != null) {
      return name;
    }
    return commands.stream()
        .map(command -> command.getClass().getSimpleName())
        .collect(Collectors.joining("+"));
  }

  /** Asserts that a node accepts the transaction. */
  public void isAccepted() {
    assertThatCode(() -> TestLedger.verify(wire())).doesNotThrowAnyException();
  }

  /** Asserts that a contract refuses the transaction, and for this rule. */
  public void isRefusedBy(LedgerRule rule) {
    assertThatThrownBy(() -> TestLedger.verify(wire()))
        .isInstanceOf(ContractRejection.class)
        .cause()
        .hasMessageStartingWith(rule.ruleName() + ": " + rule.sentence() + " (");
  }

  /** This transaction as its notary signs it, whatever a contract says of it. */
  public SignedTransaction notarised() {
    return TestLedger.notarised(wire());
  }

  /** This transaction as it goes over the wire. */
  public WireTransaction wire() {
    return TestLedger.wire(this);
  }

  /** The one command. */
  ConcordatCommand command() {
    return (ConcordatCommand) commands.get(0);
  }

  /** Who signs, among those that are known. */
  List<TestIdentity> signerIdentities(List<TestIdentity> known) {
    return known.stream().filter(identity -> signers.contains(identity.getPublicKey())).toList();
  }

  List<StateAndRef<ContractState>> consumed() {
    return consumed;
  }

  List<StateAndRef<ContractState>> referenced() {
    return referenced;
  }

  List<TransactionState<ContractState>> produced() {
    return produced;
  }

  List<Command<?>> commands() {
    List<Command<?>> signed = new ArrayList<>();
    commands.forEach(command -> signed.add(new Command<>(command, signers)));
    return signed;
  }

  List<SecureHash> attachments() {
    return Collections.unmodifiableList(attachments);
  }

  @Nullable Party notary() {
    return notary;
  }

  @Nullable TimeWindow window() {
    return window;
  }

  private void replace(
      List<StateAndRef<ContractState>> among,
      StateAndRef<?> old,
      UnaryOperator<TransactionState<ContractState>> change) {
    int index = among.indexOf(old);
    StateAndRef<ContractState> changed =
        TestLedger.given(change.apply(among.get(index).getState()));
    among.set(index, changed);
    produced.replaceAll(
        state ->
            States.withData(
                state, Copy.replacing(state.getData(), old.getRef(), changed.getRef())));
  }
}
