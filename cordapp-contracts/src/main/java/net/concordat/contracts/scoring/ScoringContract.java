// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.scoring;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;

/**
 * Anchors the logs of members' decisions, batch by batch. Of a suspended member too: what it
 * decides is evidence, of which suspending it must not make an end.
 */
public final class ScoringContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.BeginLog.class, REFERENCED, ScoringContract::verifyBegin)
              .consumes(ScoringRegisterState.class, 1, 1)
              .produces(ScoringRegisterState.class, 1, 1)
              .produces(ScoringBatchState.class, 1, 1),
          new CommandRow(Commands.AnchorBatch.class, REFERENCED, ScoringContract::verifyAnchor)
              .consumes(ScoringBatchState.class, 1, 1)
              .produces(ScoringBatchState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member anchors the first batch of a log. */
    public static final class BeginLog extends ConcordatCommand {}

    /** A member anchors the next batch of a log. */
    public static final class AnchorBatch extends ConcordatCommand {}
  }

  private static void verifyBegin(LedgerView tx) {
    StateAndRef<ScoringRegisterState> before = tx.input(ScoringRegisterState.class);
    ScoringRegisterState register = before.getState().getData();
    ScoringRegisterState after = tx.output(ScoringRegisterState.class);
    ScoringBatchState first = tx.output(ScoringBatchState.class);
    tx.requireSupersedes(after, before.getRef());
    tx.requireFirst(first);
    LedgerRule.SCORING_LOG_ONCE.require(
        !register.has(first.getLog().getId())
            && after.equals(register.with(after.getHeader(), first.getLog())),
        "given " + first.getLog().getId() + "; " + register.getLogs().size() + " begun before");
    first.getBatch().requireFirstOf(first.getLog());
  }

  private static void verifyAnchor(LedgerView tx) {
    StateAndRef<ScoringBatchState> before = tx.input(ScoringBatchState.class);
    ScoringBatchState last = before.getState().getData();
    ScoringBatchState next = tx.output(ScoringBatchState.class);
    tx.requireSupersedes(next, before.getRef());
    LedgerRule.SCORING_NEXT.require(
        next.getLog().equals(last.getLog()) && next.getBatch().follows(last.getBatch()),
        "given " + next.getBatch() + " after " + last.getBatch());
  }
}
