// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.development;

import static net.concordat.contracts.people.Role.MODEL_DEVELOPER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.People.ALL_ROUNDER;
import static net.concordat.contracts.testing.TestLedger.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.ApproverStatus;
import net.concordat.contracts.testing.Developments;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TestPerson;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who developed an artifact is signed by all of them, and each signs the whole list. */
class DevelopmentContractTest {
  private static final Class<DevelopmentState> DEVELOPMENT = DevelopmentState.class;
  private static final Class<ApproverState> APPROVER = ApproverState.class;
  private static final TestPerson SECOND = TestPerson.named("second", MODEL_DEVELOPER);

  @Nested
  class Record {
    @Test
    void acceptsOneDeveloperAndSeveral() {
      Developments.record().isAccepted();
      Developments.record(ALL_ROUNDER, SECOND).isAccepted();
    }

    @Test
    void rejectsASuspendedMember() {
      Developments.record()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isRefusedBy(LedgerRule.DEVELOPMENT_MEMBER);
    }

    @Test
    void rejectsTheNameOfAnotherMember() {
      Developments.record().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsNobodyAndMoreThanTwenty() {
      Developments.record()
          .with(DEVELOPMENT, "developers", List.of())
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
      TestPerson[] crowd =
          Stream.iterate(0, i -> i + 1)
              .limit(21)
              .map(i -> TestPerson.named("developer " + i, MODEL_DEVELOPER))
              .toArray(TestPerson[]::new);
      Developments.record(crowd).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 33})
    void rejectsASaltOfAnotherSize(int bytes) {
      Developments.record()
          .with(DEVELOPMENT, "salt", new OpaqueBytes(new byte[bytes]))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }

  @Nested
  class Shown {
    @Test
    void rejectsADeveloperWhoIsNotShown() {
      Developments.record(ALL_ROUNDER, SECOND)
          .withoutReferenced(APPROVER)
          .isRefusedBy(LedgerRule.DEVELOPMENT_PEOPLE);
    }

    @Test
    void rejectsSomebodyShownWhoDidNotDevelop() {
      Developments.record()
          .referencing(given(People.approver(SECOND)))
          .isRefusedBy(LedgerRule.DEVELOPMENT_PEOPLE);
    }

    @Test
    void rejectsSomebodyInAnothersPlace() {
      Developments.record()
          .withoutReferenced(APPROVER)
          .referencing(given(People.approver(SECOND)))
          .isRefusedBy(LedgerRule.DEVELOPMENT_PEOPLE);
    }

    @Test
    void rejectsThePersonTwice() {
      Developments.record(ALL_ROUNDER, ALL_ROUNDER).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsSomebodyWhoIsNoDeveloper() {
      Developments.record(People.VALIDATOR).isRefusedBy(LedgerRule.APPROVER_ROLE);
      Developments.record()
          .withReferenced(APPROVER, "person.roles", List.of(MODEL_VALIDATOR))
          .isRefusedBy(LedgerRule.APPROVER_ROLE);
    }

    @Test
    void rejectsSomebodyRevokedOrNotYetActive() {
      Developments.record()
          .withReferenced(APPROVER, "status", ApproverStatus.REVOKED)
          .isRefusedBy(LedgerRule.APPROVER_ACTIVE);
      Developments.record()
          .withReferenced(APPROVER, "activeFrom", Samples.NOW)
          .isRefusedBy(LedgerRule.APPROVER_ACTIVE);
    }
  }

  @Nested
  class Signed {
    @Test
    void rejectsAnotherArtifact() {
      Developments.record()
          .with(DEVELOPMENT, "artifactDigest", Samples.digest("another"))
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsAListThatIsShorterThanTheOneSigned() {
      DevelopmentState both = Developments.development(ALL_ROUNDER, SECOND);
      Developments.record()
          .with(DEVELOPMENT, "developers", List.of(both.getDevelopers().get(0)))
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsTheListInAnotherOrder() {
      DevelopmentState both = Developments.development(ALL_ROUNDER, SECOND);
      List<Developer> swapped = new ArrayList<>(both.getDevelopers());
      Collections.swap(swapped, 0, 1);
      Developments.record(SECOND, ALL_ROUNDER)
          .with(DEVELOPMENT, "developers", swapped)
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsWhatAnotherPasskeySigned() {
      Developments.record()
          .withReferenced(APPROVER, "person.key", SECOND.person().getKey())
          .isRefusedBy(LedgerRule.ASSERTION_SIGNATURE);
    }
  }

  @Test
  void namesItsDevelopersAndNobodyElse() {
    DevelopmentState development = Developments.development(ALL_ROUNDER);
    assertThat(development.names(ALL_ROUNDER.id())).isTrue();
    assertThat(development.names(SECOND.id())).isFalse();
  }

  @Test
  void hidesWhoTheyAreUnderItsSalt() {
    OpaqueBytes another = new OpaqueBytes(Samples.digest("another salt").getBytes());
    assertThat(Developer.digestOf(Developments.SALT, ALL_ROUNDER.id()))
        .isNotEqualTo(Developer.digestOf(another, ALL_ROUNDER.id()));
  }
}
