// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import static net.concordat.contracts.testing.Parties.BANK_D;

import java.util.List;
import java.util.Objects;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.testing.Budgets;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.concordat.privacy.PrivacyAccountant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may receive a version, where, and how private what derives from it must be. */
class SharingPolicyTest {
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;
  private static final UsageTerms TERMS = Samples.policy().getTerms();
  private static final SharingPolicy OPEN = SharingPolicy.open(TERMS);
  private static final long DELTA = 1_000_000;

  private static SharingPolicy in(String... jurisdictions) {
    return new SharingPolicy(
        Samples.policy().getRecipients(),
        Samples.policy().getReviewers(),
        false,
        List.of(jurisdictions),
        TERMS);
  }

  @Nested
  class OpenToMembers {
    @Test
    void acceptsAPolicyThatNamesNobody() {
      Valid.publish().with(VERSION, "policy", OPEN).isAccepted();
    }

    @Test
    void rejectsAPolicyThatIsOpenAndNamesSome() {
      Valid.publish()
          .with(VERSION, "policy.openToMembers", true)
          .isRefusedBy(LedgerRule.VERSION_POLICY_PARTIES);
    }

    @Test
    void acceptsAGrantToAnyActiveMember() {
      Valid.offer()
          .withReferenced(VERSION, "policy", OPEN)
          .with(GrantState.class, "grantee", BANK_D.getParty())
          .isAccepted();
    }

    @Test
    void rejectsAGrantToASuspendedMember() {
      Valid.offer()
          .withReferenced(VERSION, "policy", OPEN)
          .with(GrantState.class, "grantee", BANK_D.getParty())
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_D))
          .isRefusedBy(LedgerRule.GRANT_GRANTEE);
    }

    @Test
    void acceptsAnOpenPolicyOfWhatDerivesFromAnOpenVersion() {
      Valid.publishDerivedFromGranted()
          .withReferenced(VERSION, "policy", OPEN)
          .with(VERSION, "policy", SharingPolicy.open(Samples.derivedPolicy().getTerms()))
          .isAccepted();
    }

    @Test
    void rejectsAnOpenPolicyOfWhatDerivesFromANamedOne() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "policy", SharingPolicy.open(Samples.derivedPolicy().getTerms()))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAnOpenPolicyUnderAGrantThatMayNotBeSharedOnward() {
      Valid.publishDerivedFromGranted()
          .withReferenced(VERSION, "policy", OPEN)
          .withReferenced(GrantState.class, "terms.mayShareOnward", false)
          .with(VERSION, "policy", SharingPolicy.open(Samples.derivedPolicy().getTerms()))
          .with(VERSION, "policy.terms.mayShareOnward", false)
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }
  }

  @Nested
  class Jurisdictions {
    @Test
    void acceptsAGranteeInOneOfThem() {
      Valid.offer().withReferenced(VERSION, "policy", in("DE", "GB")).isAccepted();
    }

    @Test
    void rejectsAGranteeElsewhere() {
      Valid.offer()
          .withReferenced(VERSION, "policy", in("DE", "FR"))
          .isRefusedBy(LedgerRule.GRANT_JURISDICTION);
    }

    @Test
    void rejectsAGranteeThatIsElsewhereWhenItAccepts() {
      Valid.accept()
          .withReferenced(VERSION, "policy", in("DE"))
          .isRefusedBy(LedgerRule.GRANT_JURISDICTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gb", "GBR", "G1"})
    void rejectsWhatIsNoCountry(String country) {
      Valid.publish().with(VERSION, "policy", in(country)).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsMoreCountriesForWhatDerives() {
      Valid.publishDerivedFromGranted()
          .withReferenced(VERSION, "policy", in("GB"))
          .with(VERSION, "policy.jurisdictions", List.of("GB", "DE"))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAnyCountryForWhatDerives() {
      Valid.publishDerivedFromGranted()
          .withReferenced(VERSION, "policy", in("GB"))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void acceptsTheSameCountries() {
      Valid.publishDerivedFromGranted()
          .withReferenced(VERSION, "policy", in("GB"))
          .with(VERSION, "policy.jurisdictions", List.of("GB"))
          .isAccepted();
    }
  }

  @Nested
  class LargestEpsilon {
    private TransactionDraft derived(int fromBound) {
      TransactionDraft draft = Budgets.publishDerived();
      return bound(draft, epsilonOf(draft) - fromBound);
    }

    private TransactionDraft bound(TransactionDraft draft, long largest) {
      return draft
          .withReferenced(GrantState.class, "terms.largestEpsilonMillionths", largest)
          .with(VERSION, "policy.terms.largestEpsilonMillionths", 1_000_000L);
    }

    private long epsilonOf(TransactionDraft draft) {
      return Objects.requireNonNull(
              draft.produced(ModelVersionState.class).getProvenance().getPrivacy())
          .getEpsilonMillionths();
    }

    @Test
    void acceptsAnEpsilonThatIsNoLarger() {
      derived(0).isAccepted();
    }

    @Test
    void rejectsALargerEpsilon() {
      derived(1).isRefusedBy(LedgerRule.PARENT_EPSILON);
    }

    @Test
    void rejectsAVersionWithoutDifferentialPrivacy() {
      bound(Valid.publishDerivedFromGranted(), 3_000_000).isRefusedBy(LedgerRule.PARENT_EPSILON);
    }

    @Test
    void rejectsAPolicyThatShakesOffTheBound() {
      derived(0)
          .with(VERSION, "policy.terms.largestEpsilonMillionths", null)
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAPolicyWithALargerBound() {
      TransactionDraft draft = derived(0);
      draft
          .with(VERSION, "policy.terms.largestEpsilonMillionths", epsilonOf(draft) + 1)
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAGrantThatShakesOffTheBound() {
      Valid.offer()
          .withReferenced(VERSION, "policy.terms.largestEpsilonMillionths", 3_000_000L)
          .isRefusedBy(LedgerRule.GRANT_TERMS);
    }
  }

  @Nested
  class Privacy {
    private final PrivacyClaim claim = new PrivacyClaim(PrivacyUnit.ROW, 2_000_000, DELTA);

    @Test
    void acceptsAPrivateVersionUnderTermsWithoutWords() {
      Valid.offer()
          .withReferenced(VERSION, "provenance.privacy", claim)
          .with(GrantState.class, "terms.nonPrivate", null)
          .isAccepted();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_001})
    void rejectsAnEpsilonOutsideItsRange(long epsilon) {
      Valid.publish()
          .with(VERSION, "provenance.privacy", new PrivacyClaim(PrivacyUnit.ROW, epsilon, DELTA))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, PrivacyAccountant.DELTA_ONE})
    void rejectsADeltaOutsideItsRange(long delta) {
      Valid.publish()
          .with(VERSION, "provenance.privacy", new PrivacyClaim(PrivacyUnit.ROW, 1, delta))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }
}
