// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.approval;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.StateAndRef;

/** Records what one member decides about one version, by that member's signature alone. */
public final class ApprovalContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Collections.singletonList(
          new CommandRow(Commands.Decide.class, REFERENCED, ApprovalContract::verifyDecide)
              .references(ModelVersionState.class, 1, 1)
              .produces(ApprovalState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member approves or rejects a version of another's. */
    public static final class Decide extends ConcordatCommand {}
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
  }
}
