// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.approval;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.serialization.ConstructorForDeserialization;

/** Records what one member decides about one version: signed by it, and decided by its people. */
public final class ApprovalContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Collections.singletonList(
          new CommandRow(Commands.Decide.class, REFERENCED, ApprovalContract::verifyDecide)
              .references(ModelVersionState.class, 1, 1)
              .produces(ApprovalState.class, 1, 1));

  /** How many people of a member decide at least, whatever its rule. */
  private static final int LEAST_PEOPLE = 2;

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member approves or rejects a version of another's, as its people decided. */
    public static final class Decide extends ConcordatCommand {
      private final TornOff decided;

      /**
       * @param decided of the member's own transaction, the proposal and the decisions of its
       *     people
       */
      @ConstructorForDeserialization
      public Decide(TornOff decided) {
        this.decided = decided;
      }

      public TornOff getDecided() {
        return decided;
      }
    }
  }

  private static void verifyDecide(LedgerView tx) {
    ApprovalState approval = tx.output(ApprovalState.class);
    StateAndRef<ModelVersionState> reference =
        tx.reference(ModelVersionState.class)
            .orElseThrow(() -> LedgerRule.APPROVAL_VERSION.refusal("given no version"));
    ModelVersionState version = reference.getState().getData();
    tx.requireFirst(approval);
    LedgerRule.APPROVAL_VERSION.require(
        approval.getVersionState().equals(reference.getRef())
            && approval.getVersion().equals(version.id())
            && approval.getOwner().equals(version.getOwner()),
        "given " + approval.getVersion());
    LedgerRule.APPROVAL_VERSION.require(
        version.getStatus() == VersionStatus.PENDING_APPROVAL, "given " + version.getStatus());
    tx.requireActive(LedgerRule.APPROVAL_MEMBER, approval.getMember());
    LedgerRule.APPROVAL_MEMBER.require(
        !approval.getMember().equals(version.getOwner()), "given the owner");
    tx.requireUnexpired(LedgerRule.APPROVAL_EXPIRY, approval.getExpiresAt());
    tx.requireSigners(approval.getMember());
    TornOff decided = tx.command(Commands.Decide.class).getDecided();
    decided.requireProven(tx.consortium());
    requireDecided(approval, decided);
  }

  private static void requireDecided(ApprovalState approval, TornOff decided) {
    ProposalState proposal = onlyProposal(decided);
    LedgerRule.APPROVAL_DECIDED.require(
        proposal.getStatus() == ProposalStatus.ACCEPTED
            && proposal.getSubject() instanceof ReviewSubject,
        proposal.getStatus() + ", " + proposal.getSubject().getClass().getSimpleName());
    ReviewSubject subject = (ReviewSubject) proposal.getSubject();
    LedgerRule.APPROVAL_DECIDED.require(
        approval.equals(
            ApprovalState.of(approval.getHeader(), proposal.getMember(), subject, decided.id())),
        proposal.getMember().getName()
            + " decided "
            + subject.getDecision()
            + " in "
            + decided.id());
    Set<UUID> people = new LinkedHashSet<>();
    for (DecisionState decision : decided.shown(DecisionState.class)) {
      people.add(decision.getPersonId());
    }
    LedgerRule.APPROVAL_DECIDED.require(
        people.size() >= LEAST_PEOPLE, "shown are the decisions of " + people.size() + " people");
  }

  private static ProposalState onlyProposal(TornOff decided) {
    List<ProposalState> shown = decided.shown(ProposalState.class);
    LedgerRule.APPROVAL_DECIDED.require(shown.size() == 1, shown.size() + " proposals are shown");
    return shown.get(0);
  }
}
