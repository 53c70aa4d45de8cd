// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.concordat.contracts.consortium.ConsortiumState;
import net.corda.core.contracts.Attachment;
import net.corda.core.contracts.AttachmentConstraint;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.CommandData;
import net.corda.core.contracts.CommandWithParties;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.contracts.TransactionState;
import net.corda.core.identity.Party;
import net.corda.core.transactions.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/** The rules that hold for every transaction of ours, whatever its command. */
final class Frame {
  /** The widest time window: what an instant in a state can be wrong by. */
  static final Duration WIDEST_WINDOW = Duration.ofMinutes(5);

  private Frame() {}

  /**
   * Checks the frame and gives the rules of the command their view of the transaction.
   *
   * @throws IllegalArgumentException naming the first rule that does not hold
   */
  static LedgerView check(
      LedgerTransaction tx, CommandRow row, CommandWithParties<CommandData> command) {
    List<TransactionState<ContractState>> consumed = transactionStates(tx.getInputs());
    List<TransactionState<ContractState>> referenced = transactionStates(tx.getReferences());
    checkOurStates(consumed);
    checkOurStates(referenced);
    checkOurStates(tx.getOutputs());
    @Nullable ConsortiumState consortium = consortium(tx, row);
    row.checkConsumed(data(consumed));
    row.checkReferenced(withoutConsortium(row, data(referenced)));
    row.checkProduced(data(tx.getOutputs()));
    TimeWindow window = checkTimeWindow(tx);
    if (consortium != null) {
      checkCustody(tx, consortium);
      checkConsortium(data(consumed), consortium);
      checkConsortium(data(referenced), consortium);
      checkConsortium(data(tx.getOutputs()), consortium);
      checkProduced(tx, afterwards(tx, row, consortium), window);
    }
    LedgerView view = new LedgerView(tx, command, consortium, from(window), until(window));
    checkPrivate(tx, view);
    return view;
  }

  private static void checkPrivate(LedgerTransaction tx, LedgerView view) {
    List<PrivateState> states = new ArrayList<>(tx.inputsOfType(PrivateState.class));
    states.addAll(tx.referenceInputsOfType(PrivateState.class));
    states.addAll(tx.outputsOfType(PrivateState.class));
    if (states.isEmpty()) {
      return;
    }
    Party member = states.get(0).getMember();
    for (PrivateState state : states) {
      LedgerRule.FRAME_PRIVATE.require(
          sameParty(state.getMember(), member),
          state.getClass().getSimpleName() + " of " + state.getMember().getName());
    }
    view.requireSigners(member);
  }

  private static void checkOurStates(List<TransactionState<ContractState>> states) {
    for (TransactionState<ContractState> state : states) {
      Class<?> type = state.getData().getClass();
      LedgerRule.FRAME_OUR_STATES.require(
          Protocol.stateTypes().contains(type), "given " + type.getName());
      String contract = type.getAnnotation(BelongsToContract.class).value().getName();
      LedgerRule.FRAME_OUR_STATES.require(
          state.getContract().equals(contract),
          type.getSimpleName() + " under " + state.getContract());
    }
  }

  private static @Nullable ConsortiumState consortium(LedgerTransaction tx, CommandRow row) {
    List<ConsortiumState> referenced = tx.referenceInputsOfType(ConsortiumState.class);
    int expected = row.authority() == CommandRow.Authority.REFERENCED ? 1 : 0;
    LedgerRule.FRAME_ONE_CONSORTIUM.require(
        referenced.size() == expected,
        row.command().getSimpleName() + " takes " + expected + "; given " + referenced.size());
    switch (row.authority()) {
      case REFERENCED:
        return referenced.get(0);
      case CONSUMED:
        return only(tx.inputsOfType(ConsortiumState.class), "an amendment consumes");
      case PRODUCED:
        return only(tx.outputsOfType(ConsortiumState.class), "founding produces");
      default:
        return null;
    }
  }

  private static ConsortiumState only(List<ConsortiumState> states, String what) {
    LedgerRule.FRAME_ONE_CONSORTIUM.require(
        states.size() == 1, what + " one; given " + states.size());
    return states.get(0);
  }

  /** The consortium as the states produced must know it: after an amendment, the amended one. */
  private static ConsortiumState afterwards(
      LedgerTransaction tx, CommandRow row, ConsortiumState consortium) {
    return row.authority() == CommandRow.Authority.CONSUMED
        ? only(tx.outputsOfType(ConsortiumState.class), "an amendment produces")
        : consortium;
  }

  private static List<ContractState> withoutConsortium(
      CommandRow row, List<ContractState> referenced) {
    List<ContractState> others = new ArrayList<>(referenced);
    if (row.authority() == CommandRow.Authority.REFERENCED) {
      others.removeIf(state -> state instanceof ConsortiumState);
    }
    return others;
  }

  private static TimeWindow checkTimeWindow(LedgerTransaction tx) {
    TimeWindow window = tx.getTimeWindow();
    boolean bounded =
        window != null && window.getFromTime() != null && window.getUntilTime() != null;
    LedgerRule.FRAME_TIME_WINDOW.require(bounded, "given " + window);
    Duration width = Duration.between(from(window), until(window));
    LedgerRule.FRAME_TIME_WINDOW.require(
        !width.isNegative() && !width.isZero() && width.compareTo(WIDEST_WINDOW) <= 0,
        "given a width of " + width);
    return window;
  }

  private static void checkCustody(LedgerTransaction tx, ConsortiumState consortium) {
    Party notary = tx.getNotary();
    LedgerRule.FRAME_NOTARY.require(
        notary != null && sameParty(notary, consortium.getNotary()), "given " + notary);
    List<TransactionState<ContractState>> all = new ArrayList<>(tx.getOutputs());
    all.addAll(transactionStates(tx.getInputs()));
    all.addAll(transactionStates(tx.getReferences()));
    AttachmentConstraint demanded =
        SignatureAttachmentConstraint.Companion.create(consortium.getRules().getContractKey());
    for (TransactionState<ContractState> state : all) {
      String type = state.getData().getClass().getSimpleName();
      LedgerRule.FRAME_CONTRACT_KEY.require(
          demanded.equals(state.getConstraint()),
          type + " under " + state.getConstraint().getClass().getSimpleName());
      LedgerRule.FRAME_NOTARY.require(
          consortium.getNotary().equals(state.getNotary()),
          type + " with " + state.getNotary().getName());
      LedgerRule.FRAME_NO_ENCUMBRANCE.require(state.getEncumbrance() == null, type);
    }
    for (Attachment attachment : tx.getAttachments()) {
      LedgerRule.FRAME_ALLOWED_JAR.require(
          consortium.getRules().getAllowedContractJars().contains(attachment.getId()),
          "given " + attachment.getId());
    }
  }

  private static void checkConsortium(List<ContractState> states, ConsortiumState consortium) {
    for (ContractState state : states) {
      if (state instanceof ConcordatState) {
        LedgerRule.FRAME_SAME_CONSORTIUM.require(
            ((ConcordatState) state)
                .getHeader()
                .getConsortiumId()
                .equals(consortium.getHeader().getConsortiumId()),
            state.getClass().getSimpleName());
      }
    }
  }

  private static void checkProduced(
      LedgerTransaction tx, ConsortiumState consortium, TimeWindow window) {
    List<ConcordatState> produced = tx.outputsOfType(ConcordatState.class);
    for (ConcordatState state : produced) {
      StateHeader header = state.getHeader();
      String type = state.getClass().getSimpleName();
      LedgerRule.FRAME_OBSERVERS.require(
          sameParties(header.getObservers(), consortium.getHeader().getObservers()), type);
      LedgerRule.FRAME_AT_IN_WINDOW.require(
          !header.getAt().isBefore(from(window)) && header.getAt().isBefore(until(window)),
          type + " at " + header.getAt());
      Bounds.uuid(type + " command id", header.getCommandId());
      LedgerRule.FRAME_COMMAND_ID.require(
          header.getCommandId().equals(produced.get(0).getHeader().getCommandId()), type);
      Bounds.digest(type + " consortium id", header.getConsortiumId());
      state.checkBounds();
      for (Party party : state.namedMembers()) {
        LedgerRule.FRAME_PARTIES.require(
            consortium.isMember(party), type + " names " + party.getName());
      }
    }
  }

  private static boolean sameParties(List<Party> given, List<Party> demanded) {
    if (given.size() != demanded.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!sameParty(given.get(i), demanded.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Corda compares parties by key alone; a state must not show a key under another name. */
  private static boolean sameParty(Party given, Party demanded) {
    return given.equals(demanded) && given.getName().equals(demanded.getName());
  }

  private static List<TransactionState<ContractState>> transactionStates(
      List<StateAndRef<ContractState>> refs) {
    List<TransactionState<ContractState>> states = new ArrayList<>(refs.size());
    for (StateAndRef<ContractState> ref : refs) {
      states.add(ref.getState());
    }
    return states;
  }

  private static List<ContractState> data(List<TransactionState<ContractState>> states) {
    List<ContractState> data = new ArrayList<>(states.size());
    for (TransactionState<ContractState> state : states) {
      data.add(state.getData());
    }
    return data;
  }

  private static Instant from(TimeWindow window) {
    return Objects.requireNonNull(window.getFromTime());
  }

  private static Instant until(TimeWindow window) {
    return Objects.requireNonNull(window.getUntilTime());
  }
}
