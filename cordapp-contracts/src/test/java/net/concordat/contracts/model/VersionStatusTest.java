// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;

import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Its owner alone freezes, unfreezes and withdraws a version, and nothing else of it changes. */
class VersionStatusTest {
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;

  private static TransactionDraft ofASuspendedOwner(TransactionDraft draft) {
    return draft.withReferenced(
        ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A));
  }

  @Nested
  class Freeze {
    private TransactionDraft freezing(VersionStatus from) {
      return Valid.changing(
          from, new ModelVersionContract.Commands.Freeze(), ModelVersionState::frozen);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING_APPROVAL", "APPROVED"})
    void acceptsAVersionThatMayBeUsed(VersionStatus from) {
      freezing(from).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(
        mode = Mode.EXCLUDE,
        names = {"PENDING_APPROVAL", "APPROVED"})
    void rejectsAnyOther(VersionStatus from) {
      freezing(from).isRefusedBy(LedgerRule.VERSION_FREEZE);
    }

    @Test
    void acceptsASuspendedOwner() {
      ofASuspendedOwner(Valid.freeze()).isAccepted();
    }

    @Test
    void rejectsAnybodyElse() {
      Valid.freeze().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsAFreezeThatForgetsWhereToReturn() {
      Valid.freeze()
          .with(VERSION, "frozenFrom", VersionStatus.PENDING_APPROVAL)
          .isRefusedBy(LedgerRule.VERSION_FREEZE);
    }

    @Test
    void rejectsAChangeOfPolicyOnTheWay() {
      Valid.freeze()
          .with(VERSION, "policy.recipients", List.of(BANK_B.getParty()))
          .isRefusedBy(LedgerRule.VERSION_FREEZE);
    }
  }

  @Nested
  class Unfreeze {
    @Test
    void acceptsTheStatusBefore() {
      Valid.unfreeze().isAccepted();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "APPROVED")
    void rejectsAnotherStatusThanBefore(VersionStatus status) {
      Valid.unfreeze().with(VERSION, "status", status).isRefusedBy(LedgerRule.VERSION_UNFREEZE);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FROZEN")
    void rejectsAVersionThatIsNotFrozen(VersionStatus from) {
      Valid.changing(
              from, new ModelVersionContract.Commands.Unfreeze(), ModelVersionState::unfrozen)
          .isRefusedBy(LedgerRule.VERSION_UNFREEZE);
    }

    @Test
    void rejectsASuspendedOwner() {
      ofASuspendedOwner(Valid.unfreeze()).isRefusedBy(LedgerRule.VERSION_OWNER);
    }

    @Test
    void rejectsAnybodyElse() {
      Valid.unfreeze().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class Withdraw {
    private TransactionDraft withdrawing(VersionStatus from) {
      return Valid.changing(
          from, new ModelVersionContract.Commands.Withdraw(), ModelVersionState::withdrawn);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING_APPROVAL", "APPROVED", "FROZEN"})
    void acceptsAVersionThatIsNotAtItsEnd(VersionStatus from) {
      withdrawing(from).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "WITHDRAWN"})
    void rejectsAVersionAtItsEnd(VersionStatus from) {
      withdrawing(from).isRefusedBy(LedgerRule.VERSION_WITHDRAW);
    }

    @Test
    void acceptsASuspendedOwner() {
      ofASuspendedOwner(Valid.withdraw()).isAccepted();
    }

    @Test
    void rejectsAnybodyElse() {
      Valid.withdraw().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class Closed {
    @ParameterizedTest
    @EnumSource(names = {"FROZEN", "WITHDRAWN"})
    void rejectsTheAcceptanceOfAGrant(VersionStatus status) {
      Valid.accept()
          .withReferenced(VERSION, "status", status)
          .isRefusedBy(LedgerRule.GRANT_VERSION_OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"FROZEN", "WITHDRAWN"})
    void rejectsAReceipt(VersionStatus status) {
      Valid.receipt()
          .withReferenced(VERSION, "status", status)
          .isRefusedBy(LedgerRule.GRANT_VERSION_OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"FROZEN", "WITHDRAWN"})
    void rejectsAnEvaluationByAGrantee(VersionStatus status) {
      Valid.evaluate()
          .withReferenced(VERSION, "status", status)
          .isRefusedBy(LedgerRule.GRANT_VERSION_OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"FROZEN", "WITHDRAWN"})
    void rejectsADecision(VersionStatus status) {
      Valid.decide()
          .withReferenced(VERSION, "status", status)
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @ParameterizedTest
    @EnumSource(names = {"FROZEN", "WITHDRAWN"})
    void rejectsAGrant(VersionStatus status) {
      Valid.offer()
          .withReferenced(VERSION, "status", status)
          .with(GrantState.class, "offeredAs", status)
          .isRefusedBy(LedgerRule.GRANT_STATUS);
    }

    @Test
    void rejectsAnAcceptanceThatShowsAnotherVersion() {
      Valid.accept().withReferenced(VERSION, "version", 2).isRefusedBy(LedgerRule.GRANT_VERSION);
    }
  }
}
