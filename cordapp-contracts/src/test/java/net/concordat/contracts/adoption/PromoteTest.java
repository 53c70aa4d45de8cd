// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import static net.concordat.contracts.testing.Adoptions.ADOPTION_ID;
import static net.concordat.contracts.testing.Adoptions.OTHER_ID;
import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.testing.Adoptions;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bank promotes and reinstates as its people decided, and has one champion for a purpose. */
class PromoteTest {
  private static final Class<AdoptionState> ADOPTION = AdoptionState.class;
  private static final Class<AliasRegisterState> REGISTER = AliasRegisterState.class;
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;
  private static final Class<GrantState> GRANT = GrantState.class;

  private static TransactionDraft suspended(TransactionDraft draft) {
    return draft.withReferenced(
        ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B));
  }

  @Nested
  class Promote {
    @ParameterizedTest
    @EnumSource
    void acceptsEitherPlace(AliasPlace place) {
      Adoptions.promote(place, Adoptions.register()).isAccepted();
      Adoptions.promote(place, Adoptions.register(new Alias[0])).isAccepted();
    }

    @Test
    void leavesOneChampionForAPurpose() {
      AliasRegisterState after = Adoptions.promote().produced(REGISTER);
      assertThat(after.of("fraud")).contains(new Alias("fraud", ADOPTION_ID, List.of()));
      assertThat(after.of("credit-risk")).isEqualTo(Adoptions.register().of("credit-risk"));
    }

    @Test
    void movesAChampionThatIsToBeAChallenger() {
      AliasRegisterState champion =
          Adoptions.register(new Alias("fraud", ADOPTION_ID, List.of(OTHER_ID)));
      assertThat(Adoptions.promote(AliasPlace.CHALLENGER, champion).produced(REGISTER).of("fraud"))
          .contains(new Alias("fraud", null, List.of(OTHER_ID, ADOPTION_ID)));
    }

    @Test
    void rejectsThatNothingChanges() {
      Adoptions.promote()
          .with(REGISTER, "aliases", Adoptions.register().getAliases())
          .isRefusedBy(LedgerRule.ALIAS_PROMOTION);
    }

    @Test
    void rejectsAnotherChampionThanTheOneDecidedOn() {
      Adoptions.promote()
          .with(REGISTER, "aliases", List.of(new Alias("fraud", UUID.randomUUID(), List.of())))
          .isRefusedBy(LedgerRule.ALIAS_PROMOTION);
    }

    @Test
    void rejectsAChangeForAnotherPurposeByTheWay() {
      Adoptions.promote()
          .with(REGISTER, "aliases", List.of(new Alias("fraud", ADOPTION_ID, List.of())))
          .isRefusedBy(LedgerRule.ALIAS_PROMOTION);
    }

    @Test
    void rejectsASecondChampion() {
      Alias first = new Alias("fraud", OTHER_ID, List.of());
      Alias second = new Alias("fraud", ADOPTION_ID, List.of());
      Adoptions.promote()
          .with(REGISTER, "aliases", List.of(first, second))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsASecondRegister() {
      TransactionDraft draft = Adoptions.promote();
      draft.producing(draft.produced(REGISTER)).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsTheRegisterOfAnother() {
      Adoptions.promote()
          .withConsumed(REGISTER, "member", BANK_C.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    @Test
    void rejectsAnotherAdoptionThanTheOneDecidedOn() {
      Adoptions.promote()
          .withReferenced(ADOPTION, "adoptionId", OTHER_ID)
          .isRefusedBy(LedgerRule.ALIAS_ADOPTION);
    }

    @Test
    void rejectsAnAdoptionForAnotherPurpose() {
      Adoptions.promote()
          .withReferenced(ADOPTION, "purpose", "credit-risk")
          .isRefusedBy(LedgerRule.ALIAS_ADOPTION);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "RETIRED"})
    void rejectsAnAdoptionThatIsNotInUse(AdoptionStatus status) {
      Adoptions.promote()
          .withReferenced(ADOPTION, "status", status)
          .isRefusedBy(LedgerRule.ALIAS_ADOPTION);
    }

    @Test
    void rejectsAnAdoptionThatHasExpired() {
      Adoptions.promote()
          .withReferenced(ADOPTION, "expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.ADOPTION_EXPIRY);
    }

    @Test
    void rejectsAVersionFrozenOrAGrantGoneSinceTheAdoption() {
      Adoptions.promote()
          .withReferenced(VERSION, "status", VersionStatus.FROZEN)
          .isRefusedBy(LedgerRule.ADOPTION_VERSION);
      Adoptions.promote().withoutReferenced(GRANT).isRefusedBy(LedgerRule.ADOPTION_GRANT);
    }

    @Test
    void rejectsASuspendedBank() {
      suspended(Adoptions.promote()).isRefusedBy(LedgerRule.ADOPTION_MEMBER);
    }

    @Test
    void rejectsTheSupplier() {
      Adoptions.promote().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  @Nested
  class Reinstate {
    @Test
    void acceptsWhatPeopleDecided() {
      Adoptions.reinstate().isAccepted();
    }

    @Test
    void rejectsAnotherAdoptionThanTheOneDecidedOn() {
      Adoptions.reinstate()
          .withConsumed(ADOPTION, "adoptionId", OTHER_ID)
          .with(ADOPTION, "adoptionId", OTHER_ID)
          .isRefusedBy(LedgerRule.ADOPTION_DECIDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "RETIRED"})
    void rejectsAnAdoptionThatIsNotSuspended(AdoptionStatus status) {
      Adoptions.reinstate()
          .withConsumed(ADOPTION, "status", status)
          .isRefusedBy(LedgerRule.ADOPTION_CHANGE);
    }

    @Test
    void rejectsALongerLifeOnTheWay() {
      Adoptions.reinstate()
          .with(ADOPTION, "expiresAt", Samples.NOW.plusSeconds(31_536_000))
          .isRefusedBy(LedgerRule.ADOPTION_CHANGE);
    }

    @Test
    void rejectsAnAdoptionThatHasExpired() {
      Adoptions.reinstate()
          .withConsumed(ADOPTION, "expiresAt", Samples.NOW)
          .with(ADOPTION, "expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.ADOPTION_EXPIRY);
    }

    @Test
    void rejectsAVersionWithdrawnMeanwhile() {
      Adoptions.reinstate()
          .withReferenced(VERSION, "status", VersionStatus.WITHDRAWN)
          .isRefusedBy(LedgerRule.ADOPTION_VERSION);
    }

    @Test
    void rejectsTheBankAlone() {
      Adoptions.suspend()
          .withConsumed(ADOPTION, "status", AdoptionStatus.SUSPENDED)
          .with(ADOPTION, "status", AdoptionStatus.APPROVED)
          .isRefusedBy(LedgerRule.ADOPTION_CHANGE);
    }

    @Test
    void rejectsASuspendedBank() {
      suspended(Adoptions.reinstate()).isRefusedBy(LedgerRule.ADOPTION_MEMBER);
    }
  }
}
