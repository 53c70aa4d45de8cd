// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import java.util.UUID;
import java.util.function.Supplier;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateRef;
import net.corda.core.flows.FlowException;
import net.corda.core.identity.Party;

/**
 * How one kind of proposal is carried out.
 *
 * @param <S> the kind of subject
 */
public final class Conclusion<S extends ProposalSubject> {
  /** Adds to a transaction what was decided, beside proposal, decisions and deciders. */
  @FunctionalInterface
  public interface Step<S extends ProposalSubject> {
    /**
     * Adds it.
     *
     * @param draft what to add to
     * @param vault what the node knows
     * @param member whose people decided
     * @param proposal the proposal that is consumed; any other reference where this is tried before
     *     there is one
     * @param subject what they decided
     * @throws FlowException if it cannot be carried out as things stand
     */
    void complete(LedgerDraft draft, Vault vault, Party member, StateRef proposal, S subject)
        throws FlowException;
  }

  /** Says who may decide, beyond what is so for every proposal. */
  @FunctionalInterface
  public interface Eligibility<S extends ProposalSubject> {
    /**
     * Requires that somebody may decide.
     *
     * @throws FlowException if the transaction would be refused because that person decided
     */
    void require(Vault vault, Party member, S subject, UUID personId) throws FlowException;
  }

  private final Supplier<ConcordatCommand> command;
  private final Step<S> step;
  private final Eligibility<S> eligibility;

  Conclusion(Supplier<ConcordatCommand> command, Step<S> step, Eligibility<S> eligibility) {
    this.command = command;
    this.step = step;
    this.eligibility = eligibility;
  }

  /** The command of the transaction. */
  ConcordatCommand command() {
    return command.get();
  }

  /** Adds what was decided to a transaction. */
  void complete(LedgerDraft draft, Vault vault, Party member, StateRef proposal, S subject)
      throws FlowException {
    step.complete(draft, vault, member, proposal, subject);
  }

  /** Requires that somebody may decide, so that no decision is recorded which spoils the others. */
  void requireEligible(Vault vault, Party member, S subject, UUID personId) throws FlowException {
    eligibility.require(vault, member, subject, personId);
  }
}
