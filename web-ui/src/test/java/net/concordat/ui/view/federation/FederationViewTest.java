// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.concordat.ui.fake.FederationSamples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FederationViewTest extends ViewTests {
  private static final String ADDRESS = "federations/" + FederationSamples.FEDERATION;

  @ParameterizedTest
  @ValueSource(strings = {Roles.DEVELOPER, Roles.VALIDATOR, Roles.AUDITOR, Roles.SUPERVISOR})
  void isListedAmongMembersForEverybody(String role) {
    signIn("somebody", role);
    go("members");
    assertThat(text())
        .contains("Training together", "Training card-fraud, version 80, together", "Has begun")
        .contains("BankA, BankB, BankC");
  }

  @Test
  void teachesWhereNobodyTrainsTogether() {
    party.registry().gives("federations", "[]");
    signIn("developer", Roles.DEVELOPER);
    go("members");
    assertThat(text()).contains("No members train a version together.");
  }

  @Test
  void saysWhatWasAgreedOnAndWhoIsInEachRound() {
    signIn("developer", Roles.DEVELOPER);
    go(ADDRESS);
    assertThat(text())
        .contains("Proposed by", "Mean without the largest and smallest", "FedAvg", "In 16 bits")
        .contains("None: rows without people", "2 members", "moved by 50%")
        .contains("Trains and combines", "Declined", "2 of at most 3 rounds")
        .contains("BankB: was away", "3.45%", "Combined", "Updates are fixed")
        .doesNotContain("All rounds are done");
  }

  @Test
  void showsARoundThatEndsWhileSomebodyLooks() {
    signIn("developer", Roles.DEVELOPER);
    go(ADDRESS);
    party.registry().gives(ADDRESS, FederationSamples.whole(true));
    ((FollowsLedger) _get(FederationView.class)).ledgerMoved();
    assertThat(text()).contains("All rounds are done");
  }

  @Test
  void teachesBeforeTheFirstRoundAndSpeaksGerman() {
    party.registry().gives(ADDRESS, FederationSamples.proposed());
    signIn(Locale.GERMANY, "developer", Roles.DEVELOPER);
    go(ADDRESS);
    assertThat(text()).contains("Vorgeschlagen", "Noch hat keine Runde begonnen.");
  }

  @Test
  void saysThatThereIsNoSuchFederation() {
    signIn("developer", Roles.DEVELOPER);
    go("federations/" + "0".repeat(64));
    _get(NotThereView.class);
  }
}
