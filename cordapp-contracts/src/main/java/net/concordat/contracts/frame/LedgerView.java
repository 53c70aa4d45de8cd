// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.concordat.contracts.consortium.ConsortiumState;
import net.corda.core.contracts.CommandData;
import net.corda.core.contracts.CommandWithParties;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;
import net.corda.core.transactions.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that has passed the frame, as the rules of one command see it: the numbers of
 * states are those of its row, so a type that occurs once can be asked for without looking.
 */
public final class LedgerView {
  private final LedgerTransaction tx;
  private final CommandData command;
  private final @Nullable ConsortiumState consortium;
  private final Set<PublicKey> signers;
  private final Instant from;
  private final Instant until;

  LedgerView(
      LedgerTransaction tx,
      CommandWithParties<CommandData> command,
      @Nullable ConsortiumState consortium,
      Instant from,
      Instant until) {
    this.tx = tx;
    this.command = command.getValue();
    this.consortium = consortium;
    this.signers = new LinkedHashSet<>(command.getSigners());
    this.from = from;
    this.until = until;
  }

  /** The one command, of which the row says the type. */
  public <C extends ConcordatCommand> C command(Class<C> type) {
    return type.cast(command);
  }

  /** The consortium under whose rules the transaction stands. */
  public ConsortiumState consortium() {
    if (consortium == null) {
      throw LedgerRule.FRAME_ONE_CONSORTIUM.refusal("given none");
    }
    return consortium;
  }

  /** The start of the time window, at which a rule about the past must hold. */
  public Instant from() {
    return from;
  }

  /** The end of the time window, until which whatever expires must last. */
  public Instant until() {
    return until;
  }

  /** The one state consumed of a type. */
  public <T extends ContractState> StateAndRef<T> input(Class<T> type) {
    return tx.inRefsOfType(type).get(0);
  }

  /** All states consumed of a type, in the transaction's order. */
  public <T extends ContractState> List<StateAndRef<T>> inputs(Class<T> type) {
    return tx.inRefsOfType(type);
  }

  /** The one state produced of a type. */
  public <T extends ContractState> T output(Class<T> type) {
    return tx.outputsOfType(type).get(0);
  }

  /** All states produced of a type, in the transaction's order. */
  public <T extends ContractState> List<T> outputs(Class<T> type) {
    return tx.outputsOfType(type);
  }

  /** The state referenced of a type that occurs once or not at all. */
  public <T extends ContractState> Optional<StateAndRef<T>> reference(Class<T> type) {
    List<StateAndRef<T>> found = tx.referenceInputRefsOfType(type);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** All states referenced of a type, in the transaction's order. */
  public <T extends ContractState> List<StateAndRef<T>> references(Class<T> type) {
    return tx.referenceInputRefsOfType(type);
  }

  /** Requires that the command is signed by exactly these parties. */
  public void requireSigners(Party... required) {
    requireSigners(Arrays.asList(required));
  }

  /** Requires that the command is signed by exactly these parties. */
  public void requireSigners(Collection<Party> required) {
    Set<PublicKey> keys = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (Party party : required) {
      keys.add(party.getOwningKey());
      names.add(party.getName().getOrganisation());
    }
    LedgerRule.FRAME_SIGNERS.require(
        signers.equals(keys),
        "required: " + names + "; given " + signers.size() + " keys, " + missing(required));
  }

  /** Requires that the command is signed by one party, whichever of these it is. */
  public void requireOneSignerOf(Collection<Party> eligible) {
    boolean one =
        signers.size() == 1
            && eligible.stream().anyMatch(party -> signers.contains(party.getOwningKey()));
    LedgerRule.FRAME_SIGNERS.require(
        one, "one of " + eligible.size() + "; given " + signers.size() + " keys");
  }

  private String missing(Collection<Party> required) {
    List<String> names = new ArrayList<>();
    for (Party party : required) {
      if (!signers.contains(party.getOwningKey())) {
        names.add(party.getName().getOrganisation());
      }
    }
    return names.isEmpty() ? "among them all of these" : "none of " + names;
  }

  /** Requires that a party is a member that may act now. */
  public void requireActive(LedgerRule rule, Party party) {
    rule.require(consortium().isActiveMember(party), "no active member: " + party.getName());
  }

  /** Requires that something which expires at an instant outlasts the time window. */
  public void requireUnexpired(LedgerRule rule, Instant expiresAt) {
    rule.require(
        !until.isAfter(expiresAt), "expires at " + expiresAt + "; the window ends at " + until);
  }

  /** Requires that a state is the first of its kind. */
  public void requireFirst(ConcordatState state) {
    requireSupersedes(state, null);
  }

  /** Requires that a state names the one in whose place it stands. */
  public void requireSupersedes(ConcordatState state, @Nullable StateRef superseded) {
    @Nullable StateRef given = state.getHeader().getSupersedes();
    boolean same = superseded == null ? given == null : superseded.equals(given);
    LedgerRule.FRAME_SUPERSEDES.require(
        same, state.getClass().getSimpleName() + " names " + given + " instead of " + superseded);
  }
}
