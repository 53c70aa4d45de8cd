// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.testing.TestLedger.given;

import java.util.List;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Budgets;
import net.concordat.contracts.testing.Federations;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import org.junit.jupiter.api.Test;

/** What came of a federation is published with everybody who contributed to it. */
class PublishFederatedTest {
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;

  @Test
  void acceptsAContributorThatNamesAll() {
    Federations.publish().isAccepted();
  }

  @Test
  void rejectsAContributorLeftOut() {
    Federations.publish()
        .with(
            VERSION,
            "provenance.federation.clients",
            List.of(Parties.BANK_A.getParty(), Parties.BANK_B.getParty()))
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
  }

  @Test
  void rejectsOtherWeights() {
    Federations.publish()
        .with(VERSION, "provenance.federation.globalDigest", Samples.digest("better weights"))
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
  }

  @Test
  void statesThePrivacyOfItsFederationAndNoOther() {
    PrivacyClaim agreed = new PrivacyClaim(PrivacyUnit.ROW, 3_000_000, 1_000_000);
    TransactionDraft ofPrivate =
        Federations.publish()
            .withReferenced(FederationState.class, "plan.training.privacy", agreed)
            .withReferenced(FederationState.class, "plan.training.nonPrivate", null);
    ofPrivate.isRefusedBy(LedgerRule.VERSION_FEDERATION);
    ofPrivate.with(VERSION, "provenance.privacy", agreed).isAccepted();
    ofPrivate
        .with(
            VERSION, "provenance.privacy", new PrivacyClaim(PrivacyUnit.ROW, 1_000_000, 1_000_000))
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
    Federations.publish()
        .with(VERSION, "provenance.privacy", agreed)
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
  }

  @Test
  void rejectsASpendBesideAFederation() {
    Federations.publish()
        .consuming(Budgets.seed(Parties.BANK_B))
        .isRefusedBy(LedgerRule.VERSION_SPEND);
  }

  @Test
  void rejectsAFederationThatIsNotShown() {
    Federations.publish()
        .withoutReferenced(RoundState.class)
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
    Federations.publish()
        .withoutReferenced(FederationState.class)
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
  }

  @Test
  void rejectsAFederationThatIsShownAndNotNamed() {
    Federations.publish()
        .with(VERSION, "provenance.federation", null)
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
  }

  @Test
  void rejectsARoundThatIsStillOpen() {
    Federations.publish()
        .withoutReferenced(RoundState.class)
        .referencing(given(Federations.committed()))
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
  }

  @Test
  void rejectsWhatIsDerivedFromAnotherVersion() {
    Federations.publish()
        .withReferenced(FederationState.class, "plan.training.base.version", 2)
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
  }

  @Test
  void rejectsAClaimOnAVersionFromScratch() {
    Valid.publish()
        .with(
            VERSION,
            "provenance.federation",
            Federations.publish().produced(VERSION).getProvenance().getFederation())
        .isRefusedBy(LedgerRule.VERSION_FEDERATION);
  }
}
