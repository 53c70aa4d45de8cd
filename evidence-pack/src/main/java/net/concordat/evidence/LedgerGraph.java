// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.workflows.decision.DecisionWords;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;

/** The transactions of a pack, by id. */
final class LedgerGraph implements DecisionWords.Ledger {
  private final Map<String, SignedTransaction> transactions = new TreeMap<>();

  void add(SignedTransaction transaction) {
    transactions.put(LedgerJson.hex(transaction.getId()), transaction);
  }

  /** All of them, in the order of their ids. */
  Collection<SignedTransaction> transactions() {
    return Collections.unmodifiableCollection(transactions.values());
  }

  boolean has(SecureHash id) {
    return transactions.containsKey(LedgerJson.hex(id));
  }

  /** The output that a reference names, if its transaction is here and has one of that type. */
  <T extends ContractState> Optional<StateAndRef<T>> find(StateRef ref, Class<T> type) {
    SignedTransaction transaction = transactions.get(LedgerJson.hex(ref.getTxhash()));
    if (transaction == null || ref.getIndex() >= transaction.getTx().getOutputs().size()) {
      return Optional.empty();
    }
    return typed(transaction, ref.getIndex(), type);
  }

  /** All outputs of a type, by transaction. */
  <T extends ContractState> List<StateAndRef<T>> all(Class<T> type) {
    List<StateAndRef<T>> found = new ArrayList<>();
    transactions.values().forEach(transaction -> found.addAll(outputs(transaction, type)));
    return found;
  }

  /** The outputs of a type of one transaction. */
  static <T extends ContractState> List<StateAndRef<T>> outputs(
      SignedTransaction transaction, Class<T> type) {
    List<StateAndRef<T>> found = new ArrayList<>();
    for (int i = 0; i < transaction.getTx().getOutputs().size(); i++) {
      typed(transaction, i, type).ifPresent(found::add);
    }
    return found;
  }

  /** The states of a type that a transaction references and that are here. */
  <T extends ContractState> List<T> references(SignedTransaction transaction, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (StateRef ref : transaction.getReferences()) {
      find(ref, type).ifPresent(state -> found.add(state.getState().getData()));
    }
    return found;
  }

  /** The consortium as it stood for a transaction, if that is here. */
  Optional<ConsortiumState> consortiumOf(SignedTransaction transaction) {
    return references(transaction, ConsortiumState.class).stream().findFirst();
  }

  @Override
  public Optional<RegisteredModelState> model(SecureHash modelId) {
    return all(RegisteredModelState.class).stream()
        .map(found -> found.getState().getData())
        .filter(model -> model.getModelId().equals(modelId))
        .findFirst();
  }

  @Override
  public Optional<AdoptionState> adoption(UUID adoptionId) {
    return all(AdoptionState.class).stream()
        .map(found -> found.getState().getData())
        .filter(adoption -> adoption.getAdoptionId().equals(adoptionId))
        .findFirst();
  }

  /** The states that follow one another, from the one that a reference names back to the first. */
  <T extends ConcordatState> List<StateAndRef<T>> past(StateRef from, Class<T> type) {
    List<StateAndRef<T>> past = new ArrayList<>();
    StateRef next = from;
    while (next != null) {
      StateAndRef<T> state = find(next, type).orElse(null);
      if (state == null || past.stream().anyMatch(each -> each.getRef().equals(state.getRef()))) {
        return past;
      }
      past.add(state);
      next = state.getState().getData().getHeader().getSupersedes();
    }
    return past;
  }

  private static <T extends ContractState> Optional<StateAndRef<T>> typed(
      SignedTransaction transaction, int index, Class<T> type) {
    TransactionState<ContractState> output = transaction.getTx().getOutputs().get(index);
    if (!type.isInstance(output.getData())) {
      return Optional.empty();
    }
    return Optional.of(transaction.getTx().outRef(index));
  }
}
