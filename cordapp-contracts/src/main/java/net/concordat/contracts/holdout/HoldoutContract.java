// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.holdout;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;

/** Commits a member to rows of its own, and counts each use of them. */
public final class HoldoutContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.Commit.class, REFERENCED, HoldoutContract::verifyCommit)
              .produces(HoldoutState.class, 1, 1),
          new CommandRow(Commands.Use.class, REFERENCED, HoldoutContract::verifyUse)
              .consumes(HoldoutState.class, 1, 1)
              .produces(HoldoutState.class, 1, 1)
              .produces(HoldoutUseState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member commits to a holdout. */
    public static final class Commit extends ConcordatCommand {}

    /** A member is about to record one measurement on its holdout. */
    public static final class Use extends ConcordatCommand {}
  }

  private static void verifyCommit(LedgerView tx) {
    HoldoutState committed = tx.output(HoldoutState.class);
    tx.requireFirst(committed);
    LedgerRule.HOLDOUT_COMMIT.require(
        committed.getUses() == 0
            && committed.getHoldout().getCommittedAt().equals(committed.getHeader().getAt()),
        committed.getUses() + " uses, committed at " + committed.getHoldout().getCommittedAt());
    committed.getHoldout().checkPeriod();
    tx.requireActive(LedgerRule.HOLDOUT_OWNER, committed.getOwner());
    tx.requireSigners(committed.getOwner());
  }

  private static void verifyUse(LedgerView tx) {
    StateAndRef<HoldoutState> before = tx.input(HoldoutState.class);
    HoldoutState after = tx.output(HoldoutState.class);
    HoldoutUseState ticket = tx.output(HoldoutUseState.class);
    tx.requireSupersedes(after, before.getRef());
    tx.requireFirst(ticket);
    HoldoutState expected = before.getState().getData().withNextUse(after.getHeader());
    LedgerRule.HOLDOUT_USE.require(
        after.equals(expected) && ticket.equals(expected.ticket(ticket.getHeader())),
        after.getUses() + " uses after " + before.getState().getData().getUses());
    tx.requireActive(LedgerRule.HOLDOUT_OWNER, after.getOwner());
    tx.requireSigners(after.getOwner());
  }
}
