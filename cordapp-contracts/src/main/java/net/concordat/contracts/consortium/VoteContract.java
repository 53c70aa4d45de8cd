// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;

/** Lets a member vote for an amendment that could be made: each alone, in its own time. */
public final class VoteContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Collections.singletonList(
          new CommandRow(Commands.Cast.class, REFERENCED, VoteContract::verifyCast)
              .produces(VoteState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member votes for an amendment; the first to vote proposes it. */
    public static final class Cast extends ConcordatCommand {}
  }

  private static void verifyCast(LedgerView tx) {
    VoteState vote = tx.output(VoteState.class);
    StateAndRef<ConsortiumState> current =
        tx.reference(ConsortiumState.class)
            .orElseThrow(() -> LedgerRule.VOTE_BASE.refusal("given none"));
    tx.requireFirst(vote);
    tx.requireActive(LedgerRule.VOTE_MEMBER, vote.getVoter());
    LedgerRule.VOTE_BASE.require(
        vote.getAmendment().getBase().equals(current.getRef()),
        "given " + vote.getAmendment().getBase());
    tx.requireUnexpired(LedgerRule.VOTE_EXPIRY, vote.getExpiresAt());
    new CharterChange(current.getState().getData().charter(), vote.getAmendment().getNext())
        .check();
    tx.requireSigners(vote.getVoter());
  }
}
