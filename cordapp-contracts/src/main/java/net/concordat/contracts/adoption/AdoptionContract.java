// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;

/** Stops and ends the use of versions that people of a bank decided on. */
public final class AdoptionContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(
                  Commands.SuspendAdoption.class, REFERENCED, AdoptionContract::verifySuspend)
              .consumes(AdoptionState.class, 1, 1)
              .produces(AdoptionState.class, 1, 1),
          new CommandRow(Commands.Retire.class, REFERENCED, AdoptionContract::verifyRetire)
              .consumes(AdoptionState.class, 1, 1)
              .consumes(AliasRegisterState.class, 1, 1)
              .produces(AdoptionState.class, 1, 1)
              .produces(AliasRegisterState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A bank stops using a version at once; its people decide whether the use goes on. */
    public static final class SuspendAdoption extends ConcordatCommand {}

    /** A bank ends the use of a version for good. */
    public static final class Retire extends ConcordatCommand {}
  }

  private static void verifySuspend(LedgerView tx) {
    AdoptionState standing = changed(tx, AdoptionStatus.SUSPENDED);
    LedgerRule.ADOPTION_CHANGE.require(
        standing.getStatus() == AdoptionStatus.APPROVED, "given " + standing.getStatus());
    tx.requireSigners(standing.getMember());
  }

  private static void verifyRetire(LedgerView tx) {
    AdoptionState standing = changed(tx, AdoptionStatus.RETIRED);
    LedgerRule.ADOPTION_CHANGE.require(
        standing.getStatus() != AdoptionStatus.RETIRED, "given " + standing.getStatus());
    StateAndRef<AliasRegisterState> before = tx.input(AliasRegisterState.class);
    AliasRegisterState after = tx.output(AliasRegisterState.class);
    tx.requireSupersedes(after, before.getRef());
    AliasRegisterState register = before.getState().getData();
    LedgerRule.ADOPTION_MEMBER.require(
        register.getMember().equals(standing.getMember()),
        "the register of " + register.getMember().getName());
    LedgerRule.ALIAS_RETIREMENT.require(
        after.equals(register.without(after.getHeader(), standing.getAdoptionId())),
        "given " + after.getAliases());
    tx.requireSigners(standing.getMember());
  }

  private static AdoptionState changed(LedgerView tx, AdoptionStatus status) {
    StateAndRef<AdoptionState> before = tx.input(AdoptionState.class);
    AdoptionState standing = before.getState().getData();
    AdoptionState after = tx.output(AdoptionState.class);
    tx.requireSupersedes(after, before.getRef());
    LedgerRule.ADOPTION_CHANGE.require(
        after.equals(standing.withStatus(after.getHeader(), status)),
        "from " + standing.getStatus() + " to " + after.getStatus());
    return standing;
  }
}
