// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatState;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.CommandData;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.WireTransaction;

/** What can be read off a transaction. */
public final class LedgerFacts {
  private LedgerFacts() {}

  /**
   * The command's verb with its subject, for example {@code GrantContract.Offer}; empty if none.
   */
  public static String command(SignedTransaction transaction) {
    for (Command<?> command : transaction.getTx().getCommands()) {
      CommandData data = command.getValue();
      if (data instanceof ConcordatCommand) {
        String subject = data.getClass().getEnclosingClass().getEnclosingClass().getSimpleName();
        return subject + "." + data.getClass().getSimpleName();
      }
    }
    return "";
  }

  /**
   * The consortium that a transaction belongs to, or, for a consortium's seed, the one that it can
   * become; none if the transaction is not of our kind.
   */
  public static Optional<SecureHash> consortiumId(SignedTransaction transaction) {
    if (!(transaction.getCoreTransaction() instanceof WireTransaction)) {
      return Optional.empty();
    }
    List<ContractState> produced = transaction.getTx().getOutputStates();
    for (int i = 0; i < produced.size(); i++) {
      ContractState state = produced.get(i);
      if (state instanceof ConcordatState) {
        return Optional.of(((ConcordatState) state).getHeader().getConsortiumId());
      }
      if (state instanceof ConsortiumSeedState) {
        return Optional.of(ConsortiumState.idOf(new StateRef(transaction.getId(), i)));
      }
    }
    return Optional.empty();
  }

  /** The observers whom the states produced name; none for a consortium's seed. */
  public static List<Party> observers(SignedTransaction transaction) {
    for (ContractState state : transaction.getTx().getOutputStates()) {
      if (state instanceof ConcordatState) {
        return ((ConcordatState) state).getHeader().getObservers();
      }
    }
    return new ArrayList<>();
  }

  /** The transactions that produced what a transaction consumes or references, each once. */
  public static List<SecureHash> buildsOn(SignedTransaction transaction) {
    Set<SecureHash> ids = new LinkedHashSet<>();
    transaction.getInputs().forEach(ref -> ids.add(ref.getTxhash()));
    transaction.getReferences().forEach(ref -> ids.add(ref.getTxhash()));
    return new ArrayList<>(ids);
  }

  /** The consortium founded by a transaction, if it is a founding. */
  public static Optional<ConsortiumState> founded(SignedTransaction transaction) {
    for (ContractState state : transaction.getTx().getOutputStates()) {
      if (state instanceof ConsortiumState) {
        return Optional.of((ConsortiumState) state);
      }
    }
    return Optional.empty();
  }

  /** Whether a transaction founds or amends a consortium. */
  public static boolean makesConsortium(SignedTransaction transaction) {
    return transaction.getCoreTransaction() instanceof WireTransaction
        && founded(transaction).isPresent();
  }
}
