// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;

import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.Valid;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a grant that was offered. */
class GrantContractTest {
  private static final Class<GrantState> GRANT = GrantState.class;

  @Nested
  class Accept {
    @Test
    void acceptsAGrantThatItsGranteeSigns() {
      Valid.accept().isAccepted();
    }

    @Test
    void rejectsAcceptanceByTheGrantor() {
      Valid.accept().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OFFERED")
    void rejectsAGrantThatIsNotOnOffer(GrantStatus status) {
      Valid.accept().withConsumed(GRANT, "status", status).isRefusedBy(LedgerRule.GRANT_ACCEPT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void rejectsAnyOtherStatusThanActive(GrantStatus status) {
      Valid.accept().with(GRANT, "status", status).isRefusedBy(LedgerRule.GRANT_ACCEPT);
    }

    @Test
    void rejectsOtherTermsThanWereOffered() {
      Valid.accept().with(GRANT, "terms.mayFineTune", false).isRefusedBy(LedgerRule.GRANT_ACCEPT);
    }

    @Test
    void rejectsAnotherGranteeThanWasOffered() {
      Valid.accept().with(GRANT, "grantee", BANK_C.getParty()).isRefusedBy(LedgerRule.GRANT_ACCEPT);
    }

    @Test
    void rejectsASuspendedGrantee() {
      Valid.accept()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isRefusedBy(LedgerRule.GRANT_ACCEPT);
    }

    @Test
    void rejectsAGrantThatExpired() {
      Valid.accept()
          .withConsumed(GRANT, "terms.expiresAt", Samples.NOW)
          .with(GRANT, "terms.expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.GRANT_EXPIRED);
    }
  }

  @Nested
  class Revoke {
    @Test
    void acceptsAnActiveGrantThatItsGrantorTakesBack() {
      Valid.revoke().isAccepted();
    }

    @Test
    void acceptsAnOfferThatItsGrantorTakesBack() {
      Valid.revoke().withConsumed(GRANT, "status", GrantStatus.OFFERED).isAccepted();
    }

    @Test
    void acceptsASuspendedGrantor() {
      // To take a right back never depends on standing.
      Valid.revoke()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A))
          .isAccepted();
    }

    @Test
    void rejectsRevocationByTheGrantee() {
      Valid.revoke().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsASecondRevocation() {
      Valid.revoke()
          .withConsumed(GRANT, "status", GrantStatus.REVOKED)
          .isRefusedBy(LedgerRule.GRANT_REVOKE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REVOKED")
    void rejectsAnyOtherStatusThanRevoked(GrantStatus status) {
      Valid.revoke().with(GRANT, "status", status).isRefusedBy(LedgerRule.GRANT_REVOKE);
    }

    @Test
    void rejectsAChangeOfTerms() {
      Valid.revoke().with(GRANT, "terms.mayFineTune", false).isRefusedBy(LedgerRule.GRANT_REVOKE);
    }
  }
}
