// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.TestLedger.given;

import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An owner publishes the next version of its model, under a policy. */
class PublishTest {
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;
  private static final Class<RegisteredModelState> MODEL = RegisteredModelState.class;

  @Test
  void acceptsTheNextVersionOfTheOwner() {
    Valid.publish().isAccepted();
  }

  @Test
  void rejectsAParentThatIsNotReferenced() {
    StateAndRef<ModelVersionState> parent = given(Samples.version(VersionStatus.APPROVED));
    ParentLink link = new ParentLink(parent.getRef(), parent.getState().getData().id(), null);
    Valid.publish().with(VERSION, "parent", link).isRefusedBy(LedgerRule.PARENT_LINK);
  }

  @Nested
  class Numbers {
    @Test
    void rejectsAGap() {
      Valid.publish()
          .with(MODEL, "lastVersion", 4)
          .with(VERSION, "version", 4)
          .isRefusedBy(LedgerRule.VERSION_NEXT);
    }

    @Test
    void rejectsATwinOfTheLastVersion() {
      Valid.publish()
          .with(MODEL, "lastVersion", 2)
          .with(VERSION, "version", 2)
          .isRefusedBy(LedgerRule.VERSION_NEXT);
    }

    @Test
    void rejectsAVersionOfAnotherNumberThanItsModels() {
      Valid.publish().with(VERSION, "version", 2).isRefusedBy(LedgerRule.VERSION_NEXT);
    }

    @Test
    void rejectsAVersionOfAnotherModel() {
      Valid.publish()
          .with(VERSION, "modelId", Samples.digest("other model"))
          .isRefusedBy(LedgerRule.VERSION_NEXT);
    }

    @Test
    void rejectsAModelThatChangesItsId() {
      Valid.publish()
          .with(MODEL, "modelId", Samples.digest("other model"))
          .with(VERSION, "modelId", Samples.digest("other model"))
          .isRefusedBy(LedgerRule.VERSION_NEXT);
    }

    @Test
    void rejectsAModelThatChangesItsName() {
      Valid.publish().with(MODEL, "name", "Renamed").isRefusedBy(LedgerRule.VERSION_NEXT);
    }

    @Test
    void rejectsAModelThatChangesItsPurpose() {
      Valid.publish().with(MODEL, "purpose", "credit-risk").isRefusedBy(LedgerRule.VERSION_NEXT);
    }

    @Test
    void rejectsAModelThatChangesItsOwner() {
      Valid.publish().with(MODEL, "owner", BANK_B.getParty()).isRefusedBy(LedgerRule.VERSION_NEXT);
    }
  }

  @Nested
  class Owner {
    @Test
    void rejectsAVersionOfAnotherOwnerThanTheModels() {
      Valid.publish()
          .with(VERSION, "owner", BANK_B.getParty())
          .isRefusedBy(LedgerRule.VERSION_OWNER);
    }

    @Test
    void rejectsASuspendedOwner() {
      Valid.publish()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A))
          .isRefusedBy(LedgerRule.VERSION_OWNER);
    }

    @Test
    void rejectsAPublishInTheNameOfAnother() {
      Valid.publish().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class Pending {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING_APPROVAL")
    void rejectsAVersionThatIsDecidedAlready(VersionStatus status) {
      Valid.publish().with(VERSION, "status", status).isRefusedBy(LedgerRule.VERSION_PENDING);
    }

    @Test
    void rejectsAVersionThatClaimsToBeOlder() {
      Valid.publish()
          .with(VERSION, "publishedAt", Samples.NOW.minusSeconds(3_600))
          .isRefusedBy(LedgerRule.VERSION_PENDING);
    }

    @Test
    void rejectsAVersionThatNamesDecisions() {
      Valid.publish()
          .with(VERSION, "decidedBy", List.of(new StateRef(Samples.digest("decision"), 0)))
          .isRefusedBy(LedgerRule.VERSION_PENDING);
    }
  }

  @Nested
  class Policy {
    @Test
    void rejectsADataDomainThatTheConsortiumDoesNotName() {
      Valid.publish()
          .with(VERSION, "provenance.dataDomain", "medical-records")
          .isRefusedBy(LedgerRule.VERSION_DATA_DOMAIN);
    }

    @Test
    void rejectsItsOwnerAsRecipient() {
      Valid.publish()
          .with(VERSION, "policy.recipients", List.of(BANK_B.getParty(), BANK_A.getParty()))
          .isRefusedBy(LedgerRule.VERSION_POLICY_PARTIES);
    }

    @Test
    void rejectsItsOwnerAsReviewer() {
      Valid.publish()
          .with(VERSION, "policy.reviewers", List.of(BANK_A.getParty()))
          .isRefusedBy(LedgerRule.VERSION_POLICY_PARTIES);
    }

    @Test
    void rejectsAPurposeThatTheConsortiumDoesNotName() {
      Valid.publish()
          .with(VERSION, "policy.terms.purposes", List.of("fraud", "marketing"))
          .isRefusedBy(LedgerRule.VERSION_POLICY_PURPOSES);
    }

    @Test
    void rejectsAPolicyThatExpiresInsideTheWindow() {
      Valid.publish()
          .with(VERSION, "policy.terms.expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.VERSION_POLICY_EXPIRY);
    }

    @Test
    void acceptsAPolicyThatNamesNobody() {
      Valid.publish()
          .with(VERSION, "policy.recipients", List.of())
          .with(VERSION, "policy.reviewers", List.of())
          .isAccepted();
    }
  }
}
