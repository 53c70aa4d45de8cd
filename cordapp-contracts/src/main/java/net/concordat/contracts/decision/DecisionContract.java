// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.corda.core.contracts.StateAndRef;

/** Asks a member's people, and records what each of them signed. */
public final class DecisionContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.Propose.class, REFERENCED, DecisionContract::verifyPropose)
              .references(PeopleRegisterState.class, 1, 1)
              .produces(ProposalState.class, 1, 1),
          new CommandRow(Commands.Decide.class, REFERENCED, DecisionContract::verifyDecide)
              .references(ProposalState.class, 1, 1)
              .references(ApproverState.class, 1, 1)
              .produces(DecisionState.class, 1, 1),
          new CommandRow(Commands.Refuse.class, REFERENCED, DecisionContract::verifyRefuse)
              .consumes(ProposalState.class, 1, 1)
              .references(ApproverState.class, 1, 1)
              .produces(ProposalState.class, 1, 1)
              .produces(DecisionState.class, 1, 1),
          Decided.concluding(
              Commands.ConcludeReview.class, DecisionContract::verifyConcludeReview));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member asks its people. */
    public static final class Propose extends ConcordatCommand {}

    /** One of them approves. */
    public static final class Decide extends ConcordatCommand {}

    /** One of them refuses, which ends the proposal. */
    public static final class Refuse extends ConcordatCommand {}

    /** Enough of them agreed on what the member says about another's version. */
    public static final class ConcludeReview extends ConcordatCommand {}
  }

  private static void verifyPropose(LedgerView tx) {
    ProposalState proposal = tx.output(ProposalState.class);
    tx.requireFirst(proposal);
    LedgerRule.PROPOSAL_OPEN.require(
        proposal.getStatus() == ProposalStatus.OPEN
            && proposal.getProposalId().toString().equals(proposal.getHeader().getCommandId()),
        proposal.getStatus() + " under the id " + proposal.getProposalId());
    PeopleRegisterState register =
        tx.references(PeopleRegisterState.class).get(0).getState().getData();
    LedgerRule.PROPOSAL_RULE.require(
        proposal
            .getRequiredRoles()
            .equals(ProposalState.requiredRoles(register, proposal.getSubject())),
        "given " + proposal.getRequiredRoles() + "; the rule is " + register.getRule());
    tx.requireUnexpired(LedgerRule.PROPOSAL_EXPIRY, proposal.getExpiresAt());
  }

  private static void verifyDecide(LedgerView tx) {
    DecisionState decision = tx.output(DecisionState.class);
    new Answer(tx, tx.references(ProposalState.class).get(0)).check(decision);
    tx.requireFirst(decision);
    LedgerRule.DECISION_VERDICT.require(
        decision.getVerdict() == Decision.APPROVE && !decision.isCounted(),
        decision.getVerdict() + ", counted: " + decision.isCounted());
  }

  private static void verifyRefuse(LedgerView tx) {
    DecisionState decision = tx.output(DecisionState.class);
    StateAndRef<ProposalState> proposal = tx.input(ProposalState.class);
    new Answer(tx, proposal).check(decision);
    tx.requireFirst(decision);
    LedgerRule.DECISION_VERDICT.require(
        decision.getVerdict() == Decision.REJECT && decision.isCounted(),
        decision.getVerdict() + ", counted: " + decision.isCounted());
    Decided.requireBecomes(tx, proposal, ProposalStatus.REJECTED);
  }

  private static void verifyConcludeReview(LedgerView tx) {
    Decided.of(tx, ReviewSubject.class);
  }
}
