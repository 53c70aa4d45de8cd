// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import static net.concordat.contracts.testing.Adoptions.ADOPTION_ID;
import static net.concordat.contracts.testing.Adoptions.OTHER_ID;
import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Adoptions;
import net.concordat.contracts.testing.Samples;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bank stops or ends the use of a version by itself, and changes nothing else by the way. */
class EndOfAdoptionTest {
  private static final Class<AdoptionState> ADOPTION = AdoptionState.class;
  private static final Class<AliasRegisterState> REGISTER = AliasRegisterState.class;

  @Nested
  class Suspend {
    @Test
    void acceptsTheBankAlone() {
      Adoptions.suspend().isAccepted();
    }

    @Test
    void acceptsABankThatIsSuspendedItself() {
      Adoptions.suspend()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isAccepted();
    }

    @Test
    void rejectsTheSupplier() {
      Adoptions.suspend().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "RETIRED"})
    void rejectsAnAdoptionThatIsNotInUse(AdoptionStatus status) {
      Adoptions.suspend()
          .withConsumed(ADOPTION, "status", status)
          .isRefusedBy(LedgerRule.ADOPTION_CHANGE);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "RETIRED"})
    void rejectsAnotherStatus(AdoptionStatus status) {
      Adoptions.suspend().with(ADOPTION, "status", status).isRefusedBy(LedgerRule.ADOPTION_CHANGE);
    }

    @Test
    void rejectsOtherConditionsOnTheWay() {
      Adoptions.suspend()
          .with(ADOPTION, "conditions", null)
          .isRefusedBy(LedgerRule.ADOPTION_CHANGE);
    }

    @Test
    void rejectsALongerLifeOnTheWay() {
      Adoptions.suspend()
          .with(ADOPTION, "expiresAt", Samples.NOW.plusSeconds(31_536_000))
          .isRefusedBy(LedgerRule.ADOPTION_CHANGE);
    }

    @Test
    void rejectsAnAdoptionFromNothing() {
      Adoptions.suspend().withoutConsumed(ADOPTION).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }
  }

  @Nested
  class Retire {
    @Test
    void acceptsAChampion() {
      Adoptions.retire(Adoptions.register(new Alias("fraud", ADOPTION_ID, List.of()))).isAccepted();
    }

    @Test
    void acceptsASuspendedAdoption() {
      Adoptions.retire().withConsumed(ADOPTION, "status", AdoptionStatus.SUSPENDED).isAccepted();
    }

    @Test
    void acceptsAnAdoptionThatIsNothingInTheRegister() {
      Adoptions.retire(Adoptions.register(new Alias[0])).isAccepted();
    }

    @Test
    void acceptsAChallenger() {
      Adoptions.retire(Adoptions.register(new Alias("fraud", OTHER_ID, List.of(ADOPTION_ID))))
          .isAccepted();
    }

    @Test
    void rejectsASecondTime() {
      Adoptions.retire()
          .withConsumed(ADOPTION, "status", AdoptionStatus.RETIRED)
          .isRefusedBy(LedgerRule.ADOPTION_CHANGE);
    }

    @Test
    void rejectsTheSupplier() {
      Adoptions.retire().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsTheRegisterOfAnother() {
      Adoptions.retire()
          .withConsumed(REGISTER, "member", BANK_C.getParty())
          .with(REGISTER, "member", BANK_C.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    @Test
    void rejectsARetiredAdoptionThatStays() {
      Adoptions.retire()
          .with(REGISTER, "aliases", Adoptions.register().getAliases())
          .isRefusedBy(LedgerRule.ALIAS_RETIREMENT);
    }

    @Test
    void rejectsThatAnotherLeavesWithIt() {
      Adoptions.retire()
          .with(REGISTER, "aliases", List.of())
          .isRefusedBy(LedgerRule.ALIAS_RETIREMENT);
    }

    @Test
    void rejectsThatAnotherTakesItsPlace() {
      Adoptions.retire()
          .with(REGISTER, "aliases", List.of(new Alias("fraud", OTHER_ID, List.of())))
          .isRefusedBy(LedgerRule.ALIAS_RETIREMENT);
    }

    @Test
    void rejectsARegisterOfAnotherConsortium() {
      Adoptions.retire()
          .withConsumed(REGISTER, "header.consortiumId", SecureHash.sha256("another"))
          .isRefusedBy(LedgerRule.FRAME_SAME_CONSORTIUM);
    }
  }

  @Nested
  class Register {
    @Test
    void rejectsTwoChampionsForOnePurpose() {
      Alias fraud = new Alias("fraud", ADOPTION_ID, List.of());
      Alias another = new Alias("fraud", OTHER_ID, List.of());
      Adoptions.retire()
          .with(REGISTER, "aliases", List.of(fraud, another))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsAChampionThatIsAChallengerToo() {
      Adoptions.retire()
          .with(REGISTER, "aliases", List.of(new Alias("fraud", OTHER_ID, List.of(OTHER_ID))))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsMoreChallengersThanTen() {
      List<UUID> eleven = Stream.generate(UUID::randomUUID).limit(11).toList();
      Adoptions.retire()
          .with(REGISTER, "aliases", List.of(new Alias("fraud", null, eleven)))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }
}
