// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;

import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.Valid;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A model is registered once, by the member that owns it. */
class RegisteredModelContractTest {
  @Nested
  class IssueSeed {
    @Test
    void acceptsASeedThatItsOwnerSigns() {
      Valid.issueModelSeed().isAccepted();
    }

    @Test
    void rejectsASeedOfASuspendedMember() {
      Valid.issueModelSeed()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A))
          .isRefusedBy(LedgerRule.MODEL_SEED_OWNER);
    }

    @Test
    void rejectsASeedInTheNameOfAnother() {
      Valid.issueModelSeed().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class Register {
    @Test
    void acceptsAModelUnderTheIdOfItsSeed() {
      Valid.register().isAccepted();
    }

    @Test
    void rejectsAnIdThatTheOwnerChose() {
      Valid.register()
          .with(RegisteredModelState.class, "modelId", Samples.MODEL_ID)
          .isRefusedBy(LedgerRule.MODEL_ONE_SHOT_ID);
    }

    @Test
    void rejectsTheIdOfAModelThatIsThere() {
      RegisteredModelState there = Valid.register().produced(RegisteredModelState.class);
      Valid.register()
          .with(RegisteredModelState.class, "modelId", there.getModelId())
          .isRefusedBy(LedgerRule.MODEL_ONE_SHOT_ID);
    }

    @Test
    void rejectsAnOwnerThatDoesNotOwnTheSeed() {
      Valid.register()
          .with(RegisteredModelState.class, "owner", BANK_B.getParty())
          .signedBy(BANK_B)
          .isRefusedBy(LedgerRule.MODEL_OWNER);
    }

    @Test
    void rejectsASuspendedOwner() {
      Valid.register()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A))
          .isRefusedBy(LedgerRule.MODEL_OWNER);
    }

    @Test
    void rejectsAModelThatClaimsVersions() {
      Valid.register()
          .with(RegisteredModelState.class, "lastVersion", 1)
          .isRefusedBy(LedgerRule.MODEL_FIRST_VERSION);
    }

    @Test
    void rejectsAPurposeThatTheConsortiumDoesNotName() {
      Valid.register()
          .with(RegisteredModelState.class, "purpose", "marketing")
          .isRefusedBy(LedgerRule.MODEL_PURPOSE);
    }
  }
}
