// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.PrettyPrintTreeKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Locale;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FederationSamples;
import net.concordat.ui.fake.ReviewSamples;
import net.concordat.ui.fake.StepSamples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void isListedAsOverOnceItIs() {
    party
        .registry()
        .gives("federations", FederationSamples.listed(", \"over\": true, \"overBy\": \"ROUNDS\""));
    signIn("auditor", Roles.AUDITOR);
    go("members");
    assertThat(text()).contains("All rounds are done").doesNotContain("Has begun");
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
        .contains("None:", "rows without people", "2 members", "moved by 50%")
        .contains("Trains and combines", "Declined", "2 of at most 3 rounds")
        .contains("Without BankB: was away", "3.45%", "Combined", "Updates are fixed")
        .doesNotContain("All rounds are done");
    assertThat(text().split("3.45%", -1)).as("moved, once a round has ended").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "ROUNDS, All rounds are done",
    "REVIEW, Moved so far that a version is to be reviewed first",
    "CLIENTS, Too few members are left for a round"
  })
  void showsThatItIsOverAndWhyWhileSomebodyLooks(String overBy, String words) {
    signIn("developer", Roles.DEVELOPER);
    go(ADDRESS);
    party.registry().gives(ADDRESS, FederationSamples.whole(overBy));
    ((FollowsLedger) _get(FederationView.class)).ledgerMoved();
    assertThat(text()).contains(words).doesNotContain("Has begun");
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

  @Test
  void saysWhatTheGateFoundOfARoundAndWhoSaidNothing() {
    party
        .registry()
        .gives(
            ADDRESS,
            FederationSamples.whole(null)
                .replace("\"times\":", GATE + "\"times\":")
                .replaceFirst(
                    "\"cumulativeMillionths\": 34500",
                    VERDICT + "\"cumulativeMillionths\": 34500"));
    signIn("auditor", Roles.AUDITOR);
    go(ADDRESS);
    assertThat(text())
        .contains(
            "BankA, BankB, BankC. A round counts if more than half", "at most 0.005 of PR-AUC")
        .contains("Taken back", "BankA: -0.0210", "BankB: said nothing, which counts as a loss");
  }

  @Test
  void saysWhatIsSpentOfPrivacyByWhatItIsCounted() {
    party
        .registry()
        .gives(
            ADDRESS,
            FederationSamples.whole(null)
                .replace(
                    "\"nonPrivate\": \"rows without people\"",
                    "\"privacyUnit\": \"CUSTOMER\", \"epsilonMillionths\": 3000000,"
                        + " \"deltaTrillionths\": 10000000, \"spendDigest\": \"5d\""));
    party.registry().gives("budgets", BUDGETS);
    signIn("auditor", Roles.AUDITOR);
    go(ADDRESS);
    assertThat(text())
        .contains("Epsilon 3 at delta 1e-05, by customer: that of all rounds together")
        .containsOnlyOnce("Spent for all rounds: Epsilon 2.87 at delta 1e-05, by customer");
  }

  @Test
  void showsABankWhatItMeasuredOfUpdatesAndNoSupervisor() {
    party.registry().gives(ADDRESS + "/part", PART);
    signIn("developer", Roles.DEVELOPER);
    go(ADDRESS);
    assertThat(text())
        .contains("What each update was worth", "+0.0125", "-0.0030", "measured on this bank’s")
        .doesNotContain("Shapley", "leave-one-out", "score of its group");
    signIn("supervisor", Roles.SUPERVISOR);
    go(ADDRESS);
    assertThat(text()).doesNotContain("What each update was worth");
  }

  @ParameterizedTest
  @CsvSource({
    "SHAPLEY, They are Shapley values, They are leave-one-out scores",
    "LEAVE_ONE_OUT, They are leave-one-out scores, They are Shapley values"
  })
  void saysWhatAScoreIs(String method, String said, String other) {
    party
        .registry()
        .gives(
            ADDRESS + "/part",
            PART.replace("{\"scores\"", "{\"method\": \"" + method + "\", \"scores\""));
    party
        .registry()
        .gives(ADDRESS, FederationSamples.whole(null).replace("\"ROBUST\"", "\"GROUPED\""));
    signIn("developer", Roles.DEVELOPER);
    go(ADDRESS);
    assertThat(text())
        .contains(said, "each member has the score of its group")
        .doesNotContain(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{\"loss\": 0.5}"})
  void showsNoScoresWhereNoneWereMeasured(String metrics) {
    party
        .registry()
        .gives(ADDRESS + "/part", PART.replaceFirst("(?s)\\{\"scores\": .*", metrics + "}]}"));
    signIn("developer", Roles.DEVELOPER);
    go(ADDRESS);
    assertThat(text())
        .contains("2 of at most 3 rounds")
        .doesNotContain("What each update was worth");
  }

  @Test
  void leavesForGoodOnceSomebodySaysThatTheyKnow() {
    party
        .registry()
        .answers(
            "POST " + ADDRESS + "/leave",
            any -> new Answer(201, StepSamples.command(ReviewSamples.PROPOSAL, "DONE")));
    signIn("developer", Roles.DEVELOPER);
    go(ADDRESS);
    _click(_get(Button.class, spec -> spec.withText("Leave")));
    assertThat(PrettyPrintTreeKt.toPrettyTree(_get(Dialog.class)))
        .contains("This bank is in no round that begins later")
        .contains("We leave the training of card-fraud, version 80, for good.");
    Button leave = _get(_get(Dialog.class), Button.class, spec -> spec.withText("Leave"));
    _click(leave);
    assertThat(_get(Checkbox.class).isInvalid()).isTrue();
    assertThat(left()).isZero();
    _setValue(_get(Checkbox.class), true);
    _click(leave);
    _assertNone(Dialog.class);
    assertThat(left()).isOne();
  }

  private long left() {
    return party.registry().asked().stream()
        .filter(asked -> asked.path().equals(ADDRESS + "/leave"))
        .count();
  }

  @Test
  void saysWhoMayLeaveAndOffersItToNobodyElse() {
    signIn("auditor", Roles.AUDITOR);
    go(ADDRESS);
    assertThat(_get(Button.class, spec -> spec.withText("Leave")).isEnabled()).isFalse();
    assertThat(text()).contains("Roles that may: Model developer, Administrator.");
    party.registry().gives(ADDRESS, FederationSamples.whole("ROUNDS"));
    go("members");
    go(ADDRESS);
    _assertNone(Button.class, spec -> spec.withText("Leave"));
    signIn("supervisor", Roles.SUPERVISOR);
    party.registry().gives(ADDRESS, FederationSamples.whole(null));
    go(ADDRESS);
    _assertNone(Button.class, spec -> spec.withText("Leave"));
  }

  private static final String PART =
      """
      {"spec": "{}", "rows": {}, "steps": [
        {"round": 1, "kind": "TRAIN", "status": "DONE", "metrics": {"loss": 0.3}},
        {"round": 1, "kind": "SCORE", "status": "DONE",
         "metrics": {"scores": {"O=BankA, L=London, C=GB": 0.0125,
           "O=BankB, L=Frankfurt, C=DE": -0.003}}}]}
      """;

  private static final String BUDGETS =
      """
      [{"member": "O=BankA, L=London, C=GB", "dataDomain": "cards", "unit": "CUSTOMER",
        "spends": [
          {"artifactDigest": "00", "epsilonMillionths": 1000000, "deltaTrillionths": 10000000},
          {"artifactDigest": "5d", "epsilonMillionths": 2870000, "deltaTrillionths": 10000000}]},
       {"member": "O=BankB, L=Frankfurt, C=DE", "dataDomain": "cards", "unit": "ROW",
        "spends": [
          {"artifactDigest": "5d", "epsilonMillionths": 1500000, "deltaTrillionths": 10000000}]}]
      """;

  private static final String GATE =
      """
      "gate": {"toleranceMillionths": 5000, "evaluators": [
        {"member": "O=BankA, L=London, C=GB", "holdout": "aa"},
        {"member": "O=BankB, L=Frankfurt, C=DE", "holdout": "bb"},
        {"member": "O=BankC, L=Paris, C=FR", "holdout": "cc"}]},
      """;

  private static final String VERDICT =
      """
      "verdict": {"candidate": "dd", "passed": false, "gains": [
        {"member": "O=BankA, L=London, C=GB", "millionths": -21000},
        {"member": "O=BankB, L=Frankfurt, C=DE"}]},
      """;
}
