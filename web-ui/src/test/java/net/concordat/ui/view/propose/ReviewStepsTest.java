// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.propose;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.FindingSamples;
import net.concordat.ui.fake.ReviewSamples;
import net.concordat.ui.fake.StepSamples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.review.DecideView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewStepsTest extends ViewTests {
  private static final String REVIEW = "POST " + FindingSamples.VERSION + "/review-proposals";
  private static final String ADOPTION = "POST " + FindingSamples.VERSION + "/adoption-proposals";
  private static final String DIGEST = "d0".repeat(32);

  @BeforeEach
  void allow() {
    party.registry().gives(FindingSamples.VERSION + "/actions", StepSamples.actions());
    party
        .registry()
        .gives(
            FindingSamples.VERSION + "/documents",
            """
            [{"kind": "validation-report", "revision": 3, "digest": "%s", "author": "a",
              "writtenAt": "2026-02-28T16:00:00Z", "onLedger": false, "content": {}}]
            """
                .formatted(DIGEST));
  }

  private void look(String name, String... roles) {
    signIn(name, roles);
    go(FindingSamples.VERSION + "/reviews");
  }

  @Test
  void asksForAVoteInWordsAndShowsTheProposal() throws IOException {
    party.registry().answers(REVIEW, asked -> done(201, "DONE"));
    look("validator", Roles.VALIDATOR);
    _click(button("Ask for a vote"));
    choose("REJECT");
    _setValue(_get(TextArea.class), "Only below 500 pounds.");
    evidence();
    assertThat(text())
        .contains("do we tell BankA that we reject card-fraud, version 80?")
        .contains("Conditions: Only below 500 pounds.")
        .contains("It rests on: The validation report, revision 3 (d0d0d0d0d0d0…)");
    _find(DatePicker.class).forEach(field -> _setValue(field, LocalDate.of(2099, 1, 31)));
    _click(button("Ask them"));
    Asked sent = sent().get(0);
    assertThat(sent.header("Idempotency-key")).hasSize(36);
    assertThat(body(sent))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"decision": "REJECT", "conditions": "Only below 500 pounds.",
                     "evidenceDigest": "%s", "validUntil": "2099-01-31T23:59:00Z",
                     "decideUntil": "2099-01-31T23:59:00Z"}
                    """
                        .formatted(DIGEST)));
    _get(DecideView.class);
    _assertNone(Dialog.class);
  }

  @Test
  void proposesToUseAVersionForItsPurposeOnEvidence() throws IOException {
    party.registry().answers(ADOPTION, asked -> done(201, "DONE"));
    look("approver", Roles.APPROVER);
    _click(button("Propose to use it"));
    _click(button("Ask them"));
    assertThat(sent()).isEmpty();
    assertThat(_get(ComboBox.class).getErrorMessage()).isEqualTo("This is needed.");
    evidence();
    _click(button("Ask them"));
    JsonNode body = body(sent().get(0));
    assertThat(body.path("purpose").asText()).isEqualTo("fraud");
    assertThat(body.path("artifactDigest").asText()).isEqualTo("1050".repeat(16));
    assertThat(body.path("evidenceDigest").asText()).isEqualTo(DIGEST);
  }

  @Test
  void keepsTheFormAndDrawsAnotherKeyWhereARuleRefuses() {
    party
        .registry()
        .answers(
            REVIEW,
            asked ->
                new Answer(
                    409,
                    "{\"rule\": \"approval-version\", \"detail\": \"It is APPROVED by now.\"}"));
    look("validator", Roles.VALIDATOR);
    _click(button("Ask for a vote"));
    choose("APPROVE");
    _setValue(_get(TextArea.class), "None at night.");
    _click(button("Ask them"));
    assertThat(text())
        .contains("It is APPROVED by now.", "approval-version", "What you wrote stays here");
    assertThat(_get(TextArea.class).getValue()).isEqualTo("None at night.");
    _click(button("Ask them"));
    assertThat(keys()).hasSize(2);
  }

  @Test
  void keepsTheKeyWhileNobodyKnowsWhatBecameOfIt() {
    party.registry().refuses(REVIEW, 502, "The node failed.");
    look("validator", Roles.VALIDATOR);
    _click(button("Ask for a vote"));
    choose("APPROVE");
    _click(button("Ask them"));
    _click(button("Ask them"));
    assertThat(sent()).hasSize(2);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void followsWhatTheNodeIsStillAt() {
    party.registry().answers(REVIEW, asked -> done(202, "RUNNING"));
    party
        .registry()
        .gives(
            "commands/" + ReviewSamples.PROPOSAL,
            StepSamples.command(ReviewSamples.PROPOSAL, "DONE"));
    look("validator", Roles.VALIDATOR);
    _click(button("Ask for a vote"));
    choose("APPROVE");
    _click(button("Ask them"));
    assertThat(text()).contains("The node is at it.");
    _click(button("Look again"));
    _get(DecideView.class);
  }

  @Test
  void refusesADayThatIsOver() {
    look("validator", Roles.VALIDATOR);
    _click(button("Ask for a vote"));
    choose("APPROVE");
    _find(DatePicker.class).forEach(field -> _setValue(field, LocalDate.of(2020, 1, 31)));
    _click(button("Ask them"));
    assertThat(sent()).isEmpty();
    assertThat(_find(DatePicker.class)).allMatch(DatePicker::isInvalid);
  }

  @Test
  void saysWhyAStepCannotBeTaken() {
    party
        .registry()
        .gives(
            FindingSamples.VERSION + "/actions",
            StepSamples.actions("PROPOSE_REVIEW", "DECIDE", "PROPOSE_ADOPTION"));
    look("developer", Roles.DEVELOPER);
    assertThat(button("Ask for a vote").isEnabled()).isFalse();
    assertThat(button("Decide").isEnabled()).isFalse();
    assertThat(button("Count the votes").isEnabled()).isTrue();
    assertThat(text()).contains("Not DECIDE: it is your own work.");
  }

  @Test
  void tellsTheOwnerWhatWasDecided() {
    party.registry().gives("proposals", StepSamples.review(ReviewSamples.PROPOSAL));
    String vote = "proposals/" + ReviewSamples.PROPOSAL + "/vote";
    party.registry().answers("POST " + vote, asked -> done(200, "DONE"));
    look("validator", Roles.VALIDATOR);
    _click(button("Tell the owner the vote"));
    _click(button("Tell the owner"));
    assertThat(sent()).singleElement().extracting(Asked::path).isEqualTo(vote);
    _assertNone(Dialog.class);
  }

  @Test
  void countsTheVotesThatThereAre() {
    String conclude = FindingSamples.VERSION + "/conclude";
    party.registry().answers("POST " + conclude, asked -> done(200, "DONE"));
    look("admin", Roles.ADMIN);
    _click(button("Count the votes"));
    choose("REJECT");
    assertThat(_get(Select.class).getHelperText())
        .isEqualTo("Members that approve: 1. Members that reject: 1.");
    assertThat(text())
        .contains("card-fraud, version 80, is rejected by the votes of the members, for good.");
    _click(button("Count"));
    assertThat(sent().get(0).body()).isEqualTo("{\"decision\":\"REJECT\"}");
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "validator", Roles.VALIDATOR);
    go(FindingSamples.VERSION + "/reviews");
    _click(button("Um eine Stimme bitten"));
    choose("APPROVE");
    assertThat(text())
        .contains("teilen wir BankA mit, dass wir card-fraud, Version 80, freigeben?");
  }

  private static Answer done(int status, String stands) {
    return new Answer(status, StepSamples.command(ReviewSamples.PROPOSAL, stands));
  }

  @SuppressWarnings("unchecked")
  private static void choose(String value) {
    _setValue((Select<String>) _get(Select.class), value);
  }

  @SuppressWarnings("unchecked")
  private static void evidence() {
    ComboBox<Evidence> field = _get(ComboBox.class);
    field.setValue(field.getListDataView().getItem(0));
  }

  private static Button button(String text) {
    return _get(Button.class, spec -> spec.withText(text));
  }

  private List<Asked> sent() {
    return party.registry().asked().stream().filter(each -> each.method().equals("POST")).toList();
  }

  private List<String> keys() {
    return sent().stream().map(each -> each.header("Idempotency-key")).distinct().toList();
  }

  private static JsonNode body(Asked sent) throws IOException {
    return new ObjectMapper().readTree(sent.body());
  }
}
