// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.bench.BareOwnFlow;
import net.concordat.bench.TransactionFacts;
import net.concordat.deploy.operator.Bank;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;

/**
 * Bare transactions of one bank with as many states as another transaction has. Each state that
 * they consume or reference comes from a transaction of its own.
 */
final class BareTransactions {
  private final Bank bank;
  private final TransactionFacts shape;
  private final List<StateRef> references;

  BareTransactions(Bank bank, TransactionFacts shape) throws Exception {
    this.bank = bank;
    this.shape = shape;
    this.references = produced(shape.getReferences());
  }

  /** Makes ready so many, each of which can be done once. */
  List<Callable<SecureHash>> prepared(int count) throws Exception {
    List<Callable<SecureHash>> prepared = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<StateRef> inputs = produced(shape.getInputs());
      prepared.add(() -> bank.run(BareOwnFlow.class, inputs, references, shape.getOutputs()));
    }
    return prepared;
  }

  private List<StateRef> produced(int count) throws Exception {
    List<StateRef> produced = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      produced.add(new StateRef(bank.run(BareOwnFlow.class, List.of(), List.of(), 1), 0));
    }
    return produced;
  }
}
