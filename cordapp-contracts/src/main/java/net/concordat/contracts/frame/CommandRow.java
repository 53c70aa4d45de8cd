// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.corda.core.contracts.ContractState;

/**
 * One row of the table of commands: how many states of each type a command consumes, references and
 * produces, and what else must hold. A type that a row does not name may not occur. The reference
 * to the consortium is part of every row except those that come before there is one.
 */
public final class CommandRow {
  /** Where a command finds the consortium under whose rules it stands. */
  public enum Authority {
    /** As the one reference of its type: the usual case. */
    REFERENCED,
    /** As the state it consumes: an amendment alone. */
    CONSUMED,
    /** As the state it produces: founding alone. */
    PRODUCED,
    /** There is none yet: the seed of a consortium. */
    NONE
  }

  private final Class<? extends ConcordatCommand> command;
  private final Authority authority;
  private final Consumer<LedgerView> verifier;
  private final Map<Class<? extends ContractState>, Count> consumed = new LinkedHashMap<>();
  private final Map<Class<? extends ContractState>, Count> referenced = new LinkedHashMap<>();
  private final Map<Class<? extends ContractState>, Count> produced = new LinkedHashMap<>();

  /**
   * @param command the verb
   * @param authority where the consortium is found
   * @param verifier checks what the frame does not: the meaning of this verb
   */
  public CommandRow(
      Class<? extends ConcordatCommand> command,
      Authority authority,
      Consumer<LedgerView> verifier) {
    this.command = command;
    this.authority = authority;
    this.verifier = verifier;
  }

  /** Says how many states of a type the command consumes. */
  public CommandRow consumes(Class<? extends ContractState> type, int least, int most) {
    consumed.put(type, new Count(least, most));
    return this;
  }

  /** Says how many states of a type the command references. */
  public CommandRow references(Class<? extends ContractState> type, int least, int most) {
    referenced.put(type, new Count(least, most));
    return this;
  }

  /** Says how many states of a type the command produces. */
  public CommandRow produces(Class<? extends ContractState> type, int least, int most) {
    produced.put(type, new Count(least, most));
    return this;
  }

  Class<? extends ConcordatCommand> command() {
    return command;
  }

  Authority authority() {
    return authority;
  }

  Consumer<LedgerView> verifier() {
    return verifier;
  }

  /** The types that the command consumes or references. */
  Set<Class<? extends ContractState>> buildsOn() {
    Set<Class<? extends ContractState>> types = new LinkedHashSet<>(consumed.keySet());
    types.addAll(referenced.keySet());
    return types;
  }

  /** The types that the command produces. */
  Set<Class<? extends ContractState>> makes() {
    return produced.keySet();
  }

  void checkConsumed(List<ContractState> states) {
    check("consumes", consumed, states);
  }

  void checkReferenced(List<ContractState> states) {
    check("references", referenced, states);
  }

  void checkProduced(List<ContractState> states) {
    check("produces", produced, states);
  }

  private void check(
      String verb, Map<Class<? extends ContractState>, Count> allowed, List<ContractState> states) {
    Map<Class<?>, Integer> given = new LinkedHashMap<>();
    for (ContractState state : states) {
      given.merge(state.getClass(), 1, Integer::sum);
    }
    Set<String> unknown = new TreeSet<>();
    given.keySet().stream()
        .filter(type -> !allowed.containsKey(type))
        .forEach(type -> unknown.add(type.getSimpleName()));
    LedgerRule.FRAME_STATE_COUNTS.require(
        unknown.isEmpty(), command.getSimpleName() + " " + verb + " no " + unknown);
    allowed.forEach(
        (type, count) -> {
          int number = given.getOrDefault(type, 0);
          LedgerRule.FRAME_STATE_COUNTS.require(
              number >= count.least && number <= count.most,
              String.join(
                  " ",
                  command.getSimpleName(),
                  verb,
                  count.toString(),
                  type.getSimpleName() + "; given",
                  Integer.toString(number)));
        });
  }

  private static final class Count {
    private final int least;
    private final int most;

    Count(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public String toString() {
      return least == most ? Integer.toString(least) : least + " to " + most;
    }
  }
}
