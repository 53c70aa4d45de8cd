// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.members;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembersViewTest extends ViewTests {
  private static final String BANKS =
      """
      {"consortiumId": "%s", "version": 2, "since": "2026-02-01T09:00:00Z", "charter": {
        "name": "Five banks", "notary": "O=Notary, L=Zurich, C=CH",
        "members": [
          {"name": "O=BankA, L=London, C=GB", "status": "ACTIVE", "jurisdiction": "GB",
           "origins": [], "relyingPartyId": "bank-a.example"},
          {"name": "O=BankB, L=Frankfurt, C=DE", "status": "SUSPENDED", "jurisdiction": "DE",
           "origins": [], "relyingPartyId": "bank-b.example"}],
        "observers": ["O=Regulator, L=Paris, C=FR"], "approvalThreshold": 2,
        "amendmentThreshold": 2, "purposes": ["card-fraud"],
        "dataDomains": [{"name": "card-transactions", "epsilonCapMillionths": 8000000}],
        "maxUnobservedSeconds": 86400, "developmentNetwork": true,
        "mostFederatedChangeMillionths": 500000}}
      """
          .formatted("c0".repeat(32));

  @BeforeEach
  void tell() {
    party.registry().gives("consortium", BANKS);
    party.registry().gives("consortium/votes", "[]");
    party
        .registry()
        .gives(
            "consortium/amendments",
            """
            [{"version": 1, "at": "2026-01-01T09:00:00Z", "admitted": ["O=BankA, L=London, C=GB",
              "O=BankB, L=Frankfurt, C=DE"], "suspended": [], "reinstated": []},
             {"version": 2, "at": "2026-02-01T09:00:00Z", "admitted": [],
              "suspended": ["O=BankB, L=Frankfurt, C=DE"], "reinstated": []}]
            """);
  }

  @Test
  void namesEachMemberWithItsStandingAndTheRules() {
    signIn("auditor", Roles.AUDITOR);
    go("members");
    assertThat(text())
        .contains("Five banks", "BankA", "United Kingdom", "Active", "BankB", "Suspended")
        .contains(
            "Regulator", "Notary", "2 banks besides its owner", "within 24 hours", "at most 50%")
        .contains("epsilon up to 8", "Nothing is being voted on");
  }

  @Test
  void countsThePeopleWhoMayDecideNowOfBanksWhosePeopleAreKnown() {
    signIn("auditor", Roles.AUDITOR);
    go("members");
    assertThat(text())
        .containsOnlyOnce("may decide: ")
        .contains("3 people may decide: 1 × approver, 1 × developer, 1 × validator");
  }

  @Test
  void tellsHowTheConsortiumCameToStandSo() {
    signIn("developer", Roles.DEVELOPER);
    go("members");
    assertThat(text()).contains("Founded by BankA, BankB", "Version 2: suspended BankB");
  }

  @Test
  void countsTheVotesForEachAmendment() {
    party
        .registry()
        .gives(
            "consortium/votes",
            """
            [{"voter": "O=BankA, L=London, C=GB", "amendmentDigest": "%s",
              "expiresAt": "2026-12-01T00:00:00Z"}]
            """
                .formatted("ab".repeat(32)));
    signIn("auditor", Roles.AUDITOR);
    go("members");
    assertThat(text()).contains("1 of 2 votes: BankA").doesNotContain("Nothing is being voted on");
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "auditor", Roles.AUDITOR);
    go("members");
    assertThat(text()).contains("Banken", "Ausgesetzt", "innerhalb von 24 Stunden");
  }

  @Test
  void showsNewsWhenTheLedgerMoves() {
    signIn("auditor", Roles.AUDITOR);
    go("members");
    party.registry().gives("consortium", BANKS.replace("Five banks", "Six banks"));
    _get(MembersView.class).ledgerMoved();
    assertThat(text()).contains("Six banks").doesNotContain("Five banks");
  }
}
