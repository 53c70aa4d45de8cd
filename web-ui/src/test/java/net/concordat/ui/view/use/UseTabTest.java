// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.mvysny.kaributesting.v10.PrettyPrintTreeKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.FindingSamples;
import net.concordat.ui.fake.ReviewSamples;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.StepSamples;
import net.concordat.ui.fake.UseSamples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.review.DecideView;
import net.concordat.ui.view.version.VersionView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseTabTest extends ViewTests {
  private static final String USE = FindingSamples.VERSION + "/use";
  private static final String FREEZE = "POST " + FindingSamples.VERSION + "/freeze";
  private static final String WITHDRAW = "POST " + FindingSamples.VERSION + "/withdraw";

  private void look(String... roles) {
    signIn("somebody", roles);
    go(USE);
  }

  @Test
  void saysForWhatAVersionIsUsedAndWhereItServes() {
    look(Roles.AUDITOR);
    assertThat(text())
        .contains("BankA, for fraud", "In use", "Champion", "looked at by a person")
        .contains("BankA, for credit", "Suspended", "31 Dec 2099");
  }

  @ParameterizedTest
  @CsvSource({
    "model-developer, Freeze",
    "model-validator, Propose as champion or challenger;Suspend;Propose to use it again;Freeze",
    "model-approver, "
        + "Propose as champion or challenger;Suspend;Retire;Propose to use it again;Retire;Freeze",
    "bank-admin, Suspend;Retire;Retire;Freeze",
    "auditor, Freeze"
  })
  void offersEachRoleWhatItMay(String role, String buttons) {
    party
        .registry()
        .gives(
            FindingSamples.VERSION + "/actions",
            """
            [{"action": "FREEZE", "allowed": true, "roles": []},
             {"action": "WITHDRAW", "allowed": false, "because": "ROLE",
              "roles": ["model-developer", "bank-admin"], "detail": "This takes a role."}]
            """);
    look(role);
    assertThat(enabled()).containsExactly(buttons.split(";"));
    if (role.equals("auditor")) {
      assertThat(text())
          .contains("Roles that may: Validator, Approver.")
          .contains("Roles that may: Model developer, Administrator.");
    }
  }

  @Test
  void leavesAButtonWhereItIsAsLongAsNewsChangeNothing() {
    look(Roles.VALIDATOR);
    Button promote = button("Propose as champion or challenger");
    news();
    assertThat(button("Propose as champion or challenger")).isSameAs(promote);
    party
        .registry()
        .gives(
            "adoptions",
            "[" + UseSamples.adoption(UseSamples.CHAMPION, "fraud", "SUSPENDED") + "]");
    news();
    assertThat(promote.isAttached()).isFalse();
    assertThat(enabled()).contains("Propose to use it again");
  }

  private static void news() {
    ((FollowsLedger) _get(VersionView.class)).ledgerMoved();
  }

  @Test
  void showsARegulatorEverythingAndOffersNothing() {
    look(Roles.SUPERVISOR);
    assertThat(text()).contains("BankA, for fraud", "Champion").doesNotContain("Hold it or");
    assertThat(enabled()).isEmpty();
  }

  @Test
  void proposesAChallengerThatWasChampionAndShowsTheProposal() {
    String path = "adoptions/" + UseSamples.CHAMPION + "/promotion-proposals";
    party.registry().answers("POST " + path, any -> done(201));
    look(Roles.APPROVER);
    _click(button("Propose as champion or challenger"));
    assertThat(said()).contains("is card-fraud, version 80, measured beside the champion");
    _setValue(_get(DatePicker.class), LocalDate.of(2099, 1, 31));
    _click(inDialog("Ask them"));
    Asked sent = sent().get(0);
    assertThat(sent.path()).isEqualTo(path);
    assertThat(sent.header("Idempotency-key")).hasSize(36);
    assertThat(read(sent.body()))
        .isEqualTo(
            read(
                """
                {"purpose": "fraud", "place": "CHALLENGER",
                 "decideUntil": "2099-01-31T23:59:00Z"}
                """));
    _get(DecideView.class);
  }

  @Test
  void namesTheChampionWhosePlaceIsTaken() {
    String other = UseSamples.CHAMPION.replace("ad00", "ad99");
    party
        .registry()
        .gives(
            "adoptions",
            "["
                + UseSamples.adoption(UseSamples.CHAMPION, "fraud", "APPROVED")
                + ","
                + UseSamples.adoption(other, "fraud", "APPROVED")
                    .replace("\"version\": 80", "\"version\": 75")
                + "]");
    party
        .registry()
        .gives(
            "aliases", UseSamples.register("\"champion\": \"" + other + "\", \"challengers\": []"));
    look(Roles.VALIDATOR);
    _click(button("Propose as champion or challenger"));
    assertThat(_get(Select.class).getValue()).isEqualTo("CHAMPION");
    assertThat(said())
        .contains("do the scores of card-fraud, version 80, count for fraud from now on?")
        .contains("It takes the place of card-fraud, version 75, whose use lasts.");
  }

  @Test
  void refusesADayThatIsOver() {
    look(Roles.VALIDATOR);
    _click(button("Propose to use it again"));
    _setValue(_get(DatePicker.class), LocalDate.of(2020, 1, 31));
    _click(inDialog("Ask them"));
    assertThat(sent()).isEmpty();
    assertThat(_get(DatePicker.class).isInvalid()).isTrue();
  }

  @Test
  void proposesToUseAgainWhatWasSuspended() {
    String path = "adoptions/" + UseSamples.SUSPENDED + "/reinstatement-proposals";
    party.registry().answers("POST " + path, any -> done(201));
    look(Roles.VALIDATOR);
    _click(button("Propose to use it again"));
    assertThat(said()).contains("do we use card-fraud, version 80, for credit again?");
    _click(inDialog("Ask them"));
    assertThat(sent()).singleElement().extracting(Asked::path).isEqualTo(path);
    assertThat(sent().get(0).body()).contains("decideUntil");
  }

  @Test
  void suspendsAtOnce() {
    String path = "adoptions/" + UseSamples.CHAMPION + "/suspend";
    party.registry().answers("POST " + path, any -> done(200));
    look(Roles.VALIDATOR);
    _click(button("Suspend"));
    assertThat(said())
        .contains("takes a decision of this bank’s people", "We stop using card-fraud, version 80");
    _assertNone(Checkbox.class);
    _click(inDialog("Suspend"));
    assertThat(sent()).singleElement().extracting(Asked::path).isEqualTo(path);
    _assertNone(Dialog.class);
  }

  @Test
  void retiresOnlyOnceSomebodySaysThatNothingUndoesIt() {
    String path = "adoptions/" + UseSamples.SUSPENDED + "/retire";
    party.registry().answers("POST " + path, any -> done(200));
    look(Roles.ADMIN);
    _click(_find(Button.class, spec -> spec.withText("Retire")).get(1));
    _click(inDialog("Retire"));
    assertThat(sent()).isEmpty();
    assertThat(_get(Checkbox.class).getErrorMessage()).isEqualTo("Say first that you know it.");
    _setValue(_get(Checkbox.class), true);
    _click(inDialog("Retire"));
    assertThat(sent()).singleElement().extracting(Asked::path).isEqualTo(path);
  }

  @Test
  void freezesTheBanksOwnVersion() {
    party.registry().answers(FREEZE, any -> done(200));
    look(Roles.DEVELOPER);
    _click(button("Freeze"));
    assertThat(said()).contains("members decide again", "We hold card-fraud, version 80");
    _click(inDialog("Freeze"));
    assertThat(sent()).hasSize(1);
    assertThat(sent().get(0).header("Idempotency-key")).hasSize(36);
  }

  @Test
  void keepsTheKeyWhileNobodyKnowsWhatBecameOfIt() {
    party.registry().refuses(WITHDRAW, 502, "The node failed.");
    look(Roles.DEVELOPER);
    _click(button("Withdraw"));
    _setValue(_get(Checkbox.class), true);
    _click(inDialog("Withdraw"));
    _click(inDialog("Withdraw"));
    assertThat(sent()).hasSize(2);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void showsARefusalWithItsRuleAndThenAsksAnew() {
    party
        .registry()
        .answers(
            FREEZE,
            any ->
                new Answer(
                    409,
                    "{\"rule\": \"version-freeze\", \"detail\": \"It is WITHDRAWN by now.\"}"));
    look(Roles.DEVELOPER);
    _click(button("Freeze"));
    _click(inDialog("Freeze"));
    assertThat(said()).contains("It is WITHDRAWN by now.", "version-freeze");
    _click(inDialog("Freeze"));
    assertThat(keys()).hasSize(2);
  }

  @Test
  void endsAHoldAndPromotesNothingMeanwhile() {
    String version = "models/" + Samples.CARD_FRAUD + "/versions/80";
    party
        .registry()
        .gives(
            version,
            Samples.versionOfCardFraud(80)
                .replace("\"status\": \"APPROVED\"", "\"status\": \"FROZEN\""));
    party
        .registry()
        .gives(
            version + "/actions", "[{\"action\": \"UNFREEZE\", \"allowed\": true, \"roles\": []}]");
    party.registry().answers("POST " + version + "/unfreeze", any -> done(200));
    look(Roles.DEVELOPER, Roles.APPROVER);
    assertThat(button("Propose as champion or challenger").isEnabled()).isFalse();
    assertThat(text())
        .contains("The version has to be approved; how it stands: Frozen.")
        .contains("May not be used (Frozen)");
    _click(button("Unfreeze"));
    _click(inDialog("Unfreeze"));
    assertThat(sent()).hasSize(1);
  }

  @Test
  void leavesAnothersVersionToItsOwner() {
    signIn("developer", Roles.DEVELOPER);
    go("models/" + "b2".repeat(32) + "/versions/80/use");
    assertThat(text())
        .contains("Only its owner, BankB, can freeze or withdraw this version.")
        .contains("This bank does not use this version.");
    assertThat(enabled()).isEmpty();
  }

  @Test
  void leadsToTheNoteOfWhatWasWithdrawn() {
    signIn("developer", Roles.DEVELOPER);
    go("models/" + Samples.CARD_FRAUD + "/versions/78/use");
    assertThat(text()).contains("This version was withdrawn, for good.", "Retirement note");
    assertThat(enabled()).isEmpty();
  }

  @Test
  void leadsToWhatPeopleAreAskedAboutAUse() {
    party
        .registry()
        .gives("proposals", UseSamples.question(ReviewSamples.PROPOSAL, UseSamples.CHAMPION));
    look(Roles.AUDITOR);
    assertThat(text()).contains("People are asked:", "9 Mar 2099");
  }

  @Test
  void saysWhereItIsDecidedWhichVersionIsMeant() {
    String question = UseSamples.question(ReviewSamples.PROPOSAL, UseSamples.CHAMPION);
    JsonNode asked = read(question).path("items").get(0);
    party
        .registry()
        .gives(
            "proposals/" + ReviewSamples.PROPOSAL,
            "{\"proposal\": " + asked + ", \"decisions\": []}");
    signIn("approver", Roles.APPROVER);
    go("review/decide/" + ReviewSamples.PROPOSAL);
    assertThat(text()).contains("card-fraud, version 80");
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "developer", Roles.DEVELOPER);
    go(USE);
    assertThat(text()).contains("Rollen, die es dürfen: Validierung, Freigabe.");
    _click(button("Zurückziehen"));
    assertThat(said()).contains("Wir ziehen card-fraud, Version 80, für immer zurück.");
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer done(int status) {
    return new Answer(status, StepSamples.command(ReviewSamples.PROPOSAL, "DONE"));
  }

  private static Stream<Button> buttons() {
    return _find(UseCard.class).stream()
        .map(card -> card.getParent().orElseThrow())
        .flatMap(columns -> _find(columns, Button.class).stream());
  }

  private static List<String> enabled() {
    return buttons().filter(Button::isEnabled).map(Button::getText).toList();
  }

  private static Button button(String text) {
    return buttons().filter(each -> each.getText().equals(text)).findFirst().orElseThrow();
  }

  private static Button inDialog(String text) {
    return _get(_get(Dialog.class), Button.class, spec -> spec.withText(text));
  }

  /** What the open dialog says. */
  private static String said() {
    return PrettyPrintTreeKt.toPrettyTree(_get(Dialog.class));
  }

  private List<Asked> sent() {
    return party.registry().asked().stream().filter(each -> each.method().equals("POST")).toList();
  }

  private List<String> keys() {
    return sent().stream().map(each -> each.header("Idempotency-key")).distinct().toList();
  }
}
