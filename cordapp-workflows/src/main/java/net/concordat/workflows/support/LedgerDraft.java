// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.corda.core.contracts.AttachmentResolutionException;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.contracts.TransactionResolutionException;
import net.corda.core.contracts.TransactionVerificationException;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.TransactionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in the making that keeps to the frame: the consortium as reference, its notary, its
 * contract key on every output, and a time window with both bounds around now.
 */
public final class LedgerDraft {
  /** How far clocks may differ. */
  private static final Duration BEFORE = Duration.ofSeconds(30);

  /** How long signing and notarising may take. */
  private static final Duration AFTER = Duration.ofSeconds(60);

  private final TransactionBuilder builder;
  private final ConsortiumRules rules;
  private final @Nullable ConsortiumState consortium;
  private final String commandId;
  private final Instant now;

  private LedgerDraft(
      Party notary, ConsortiumRules rules, @Nullable ConsortiumState consortium, String commandId) {
    this.builder = new TransactionBuilder(notary);
    this.rules = rules;
    this.consortium = consortium;
    this.commandId = commandId;
    this.now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    builder.setTimeWindow(TimeWindow.between(now.minus(BEFORE), now.plus(AFTER)));
  }

  /** Begins a transaction under the consortium that this node belongs to. */
  public static LedgerDraft begin(ServiceHub services, String commandId) throws RefusedException {
    return under(new ConsortiumPin(services).current(), commandId);
  }

  /** Begins a transaction under a given consortium. */
  public static LedgerDraft under(StateAndRef<ConsortiumState> current, String commandId)
      throws RefusedException {
    requireCommandId(commandId);
    ConsortiumState consortium = current.getState().getData();
    LedgerDraft draft =
        new LedgerDraft(consortium.getNotary(), consortium.getRules(), consortium, commandId);
    draft.reference(current);
    return draft;
  }

  /** Begins a transaction that consumes the consortium, whose rules hold for it once more. */
  public static LedgerDraft amending(StateAndRef<ConsortiumState> current, String commandId)
      throws RefusedException {
    requireCommandId(commandId);
    ConsortiumState consortium = current.getState().getData();
    return new LedgerDraft(consortium.getNotary(), consortium.getRules(), null, commandId)
        .input(current);
  }

  /** Begins a transaction before there is a consortium: its seed, or its founding. */
  public static LedgerDraft beforeConsortium(Party notary, ConsortiumRules rules, String commandId)
      throws RefusedException {
    requireCommandId(commandId);
    return new LedgerDraft(notary, rules, null, commandId);
  }

  /** Requires that a command is named by a UUID in lower case. */
  public static void requireCommandId(String commandId) throws RefusedException {
    FlowRule.COMMAND_ID.require(Bounds.isUuid(commandId), "given " + commandId);
  }

  /** The consortium as this transaction references it. */
  public ConsortiumState consortium() throws RefusedException {
    if (consortium == null) {
      throw FlowRule.CONSORTIUM_PINNED.refusal("there is no consortium yet");
    }
    return consortium;
  }

  /** The instant that the states of this transaction carry. */
  public Instant now() {
    return now;
  }

  /** From when the transaction can be notarised. */
  public Instant from() {
    return now.minus(BEFORE);
  }

  /** Lets the transaction be notarised only from an instant on, which has come. */
  public LedgerDraft notBefore(Instant instant) {
    if (instant.isAfter(from())) {
      builder.setTimeWindow(TimeWindow.between(instant, until()));
    }
    return this;
  }

  /** When the transaction can no longer be notarised. */
  public Instant until() {
    return now.plus(AFTER);
  }

  /** The header of a state that is the first of its kind. */
  public StateHeader header() throws RefusedException {
    return header(null);
  }

  /** The header of a state in the place of another. */
  public StateHeader header(@Nullable StateRef supersedes) throws RefusedException {
    ConsortiumState under = consortium();
    return new StateHeader(
        under.getHeader().getConsortiumId(),
        under.getHeader().getObservers(),
        now,
        commandId,
        supersedes);
  }

  /** Adds a state to be consumed. */
  public LedgerDraft input(StateAndRef<?> state) {
    builder.addInputState(state);
    return this;
  }

  /** Adds a state to be read, which must be current. */
  public LedgerDraft reference(StateAndRef<?> state) {
    builder.addReferenceState(state.referenced());
    return this;
  }

  /** Adds a state to be produced, under its own contract and the consortium's contract key. */
  public LedgerDraft output(ContractState state) {
    String contract = state.getClass().getAnnotation(BelongsToContract.class).value().getName();
    builder.addOutputState(
        state,
        contract,
        builder.getNotary(),
        null,
        SignatureAttachmentConstraint.Companion.create(rules.getContractKey()));
    return this;
  }

  /**
   * Adds the command, signs the whole for this node, and verifies it.
   *
   * @throws RefusedException in the contract's words, if a rule does not hold
   */
  public SignedTransaction sign(ServiceHub services, ConcordatCommand command, Party... signers)
      throws RefusedException {
    PublicKey[] keys = Arrays.stream(signers).map(Party::getOwningKey).toArray(PublicKey[]::new);
    builder.addCommand(command, keys);
    try {
      // Corda's builder verifies each time that it makes the transaction; it is made once.
      SignedTransaction signed = services.signInitialTransaction(builder);
      signed.getTx().toLedgerTransaction(services).verify();
      return signed;
    } catch (TransactionVerificationException refusal) {
      throw RefusedException.of(refusal);
    } catch (AttachmentResolutionException | TransactionResolutionException missing) {
      throw FlowRule.FOUND.refusal(String.valueOf(missing.getMessage()));
    }
  }
}
