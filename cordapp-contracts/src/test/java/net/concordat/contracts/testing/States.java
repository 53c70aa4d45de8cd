// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import java.util.List;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TransactionState;

/** Small moves on the lists of a {@link TransactionDraft}. */
final class States {
  private States() {}

  @SuppressWarnings("unchecked")
  static StateAndRef<ContractState> any(StateAndRef<?> state) {
    return (StateAndRef<ContractState>) state;
  }

  @SuppressWarnings("unchecked")
  static TransactionState<ContractState> any(TransactionState<?> state) {
    return (TransactionState<ContractState>) state;
  }

  static TransactionState<ContractState> withData(
      TransactionState<ContractState> state, ContractState data) {
    return new TransactionState<>(
        data,
        state.getContract(),
        state.getNotary(),
        state.getEncumbrance(),
        state.getConstraint());
  }

  static List<TransactionState<ContractState>> states(List<StateAndRef<ContractState>> refs) {
    return refs.stream().map(StateAndRef::getState).toList();
  }

  static int indexOf(
      List<TransactionState<ContractState>> states, Class<? extends ContractState> type) {
    for (int i = 0; i < states.size(); i++) {
      if (type.isInstance(states.get(i).getData())) {
        return i;
      }
    }
    throw new IllegalArgumentException("The draft has no " + type.getSimpleName() + " there");
  }

  static <T extends ContractState> StateAndRef<T> first(
      List<StateAndRef<ContractState>> among, Class<T> type) {
    StateAndRef<ContractState> found = among.get(indexOf(states(among), type));
    @SuppressWarnings("unchecked")
    StateAndRef<T> typed = (StateAndRef<T>) (StateAndRef<?>) found;
    return typed;
  }
}
