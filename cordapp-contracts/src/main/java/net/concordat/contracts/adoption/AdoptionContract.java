// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.Decided;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.corda.core.contracts.StateAndRef;

/**
 * Begins the use of a version, lets it go on and promotes it as people of the bank decided; stops
 * and ends it as the bank does by itself.
 */
public final class AdoptionContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          entitled(Commands.Adopt.class, AdoptionContract::verifyAdopt)
              .produces(AdoptionState.class, 1, 1),
          entitled(Commands.Reinstate.class, AdoptionContract::verifyReinstate)
              .consumes(AdoptionState.class, 1, 1)
              .produces(AdoptionState.class, 1, 1),
          entitled(Commands.Promote.class, AdoptionContract::verifyPromote)
              .consumes(AliasRegisterState.class, 1, 1)
              .references(AdoptionState.class, 1, 1)
              .produces(AliasRegisterState.class, 1, 1),
          new CommandRow(
                  Commands.SuspendAdoption.class, REFERENCED, AdoptionContract::verifySuspend)
              .consumes(AdoptionState.class, 1, 1)
              .produces(AdoptionState.class, 1, 1),
          new CommandRow(Commands.Retire.class, REFERENCED, AdoptionContract::verifyRetire)
              .consumes(AdoptionState.class, 1, 1)
              .consumes(AliasRegisterState.class, 1, 1)
              .produces(AdoptionState.class, 1, 1)
              .produces(AliasRegisterState.class, 1, 1));

  /** What people decided, beside that by which the bank may use the version. */
  private static CommandRow entitled(
      Class<? extends ConcordatCommand> command, Consumer<LedgerView> verifier) {
    return Decided.concluding(command, verifier)
        .references(ModelVersionState.class, 1, 1)
        .references(GrantState.class, 0, 1)
        .references(DeliveryReceiptState.class, 0, 1)
        .references(DevelopmentState.class, 0, 1);
  }

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A bank begins to use a version as its people decided. */
    public static final class Adopt extends ConcordatCommand {}

    /** A bank uses a version again as its people decided. */
    public static final class Reinstate extends ConcordatCommand {}

    /** A bank makes an adopted version champion or challenger as its people decided. */
    public static final class Promote extends ConcordatCommand {}

    /** A bank stops using a version at once; its people decide whether the use goes on. */
    public static final class SuspendAdoption extends ConcordatCommand {}

    /** A bank ends the use of a version for good. */
    public static final class Retire extends ConcordatCommand {}
  }

  private static void verifyAdopt(LedgerView tx) {
    Decided<AdoptSubject> decided = Decided.of(tx, AdoptSubject.class);
    AdoptionState adoption = tx.output(AdoptionState.class);
    tx.requireFirst(adoption);
    LedgerRule.ADOPTION_DECIDED.require(
        adoption.equals(
            AdoptionState.decided(
                adoption.getHeader(),
                adoption.getMember(),
                AdoptionState.idOf(tx.input(ProposalState.class).getRef()),
                decided.subject(),
                adoption.getOwner())),
        "given " + adoption);
    AdoptionRight.of(tx).require(adoption, decided.people(), tx.consortium(), tx.until());
  }

  private static void verifyReinstate(LedgerView tx) {
    Decided<ReinstateSubject> decided = Decided.of(tx, ReinstateSubject.class);
    AdoptionState standing = changed(tx, AdoptionStatus.APPROVED);
    LedgerRule.ADOPTION_CHANGE.require(
        standing.getStatus() == AdoptionStatus.SUSPENDED, "given " + standing.getStatus());
    LedgerRule.ADOPTION_DECIDED.require(
        standing.getAdoptionId().equals(decided.subject().getAdoptionId()),
        "given " + standing.getAdoptionId());
    AdoptionRight.of(tx).require(standing, decided.people(), tx.consortium(), tx.until());
  }

  private static void verifyPromote(LedgerView tx) {
    Decided<PromoteSubject> decided = Decided.of(tx, PromoteSubject.class);
    PromoteSubject subject = decided.subject();
    AdoptionState adoption = tx.references(AdoptionState.class).get(0).getState().getData();
    LedgerRule.ALIAS_ADOPTION.require(
        adoption.getAdoptionId().equals(subject.getAdoptionId())
            && adoption.getPurpose().equals(subject.getPurpose())
            && adoption.getStatus() == AdoptionStatus.APPROVED,
        adoption.getAdoptionId() + " for " + adoption.getPurpose() + " is " + adoption.getStatus());
    StateAndRef<AliasRegisterState> before = tx.input(AliasRegisterState.class);
    AliasRegisterState after = tx.output(AliasRegisterState.class);
    tx.requireSupersedes(after, before.getRef());
    LedgerRule.ALIAS_PROMOTION.require(
        after.equals(
            before
                .getState()
                .getData()
                .with(
                    after.getHeader(),
                    subject.getPurpose(),
                    subject.getAdoptionId(),
                    subject.getPlace())),
        "given " + after.getAliases());
    AdoptionRight.of(tx).require(adoption, decided.people(), tx.consortium(), tx.until());
  }

  private static void verifySuspend(LedgerView tx) {
    AdoptionState standing = changed(tx, AdoptionStatus.SUSPENDED);
    LedgerRule.ADOPTION_CHANGE.require(
        standing.getStatus() == AdoptionStatus.APPROVED, "given " + standing.getStatus());
  }

  private static void verifyRetire(LedgerView tx) {
    AdoptionState standing = changed(tx, AdoptionStatus.RETIRED);
    LedgerRule.ADOPTION_CHANGE.require(
        standing.getStatus() != AdoptionStatus.RETIRED, "given " + standing.getStatus());
    StateAndRef<AliasRegisterState> before = tx.input(AliasRegisterState.class);
    AliasRegisterState after = tx.output(AliasRegisterState.class);
    tx.requireSupersedes(after, before.getRef());
    LedgerRule.ALIAS_RETIREMENT.require(
        after.equals(
            before.getState().getData().without(after.getHeader(), standing.getAdoptionId())),
        "given " + after.getAliases());
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
