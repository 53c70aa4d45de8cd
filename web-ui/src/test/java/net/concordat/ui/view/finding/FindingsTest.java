// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.FindingSamples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class FindingsTest extends ViewTests {
  private static final String REPORT = FindingSamples.VERSION + "/documents/validation-report";
  private static final String KEPT =
      """
      {"kind": "validation-report", "revision": 4, "digest": "00", "author": "a",
       "writtenAt": "2026-03-02T16:00:00Z", "onLedger": false, "content": {"findings": [
         {"id": "F-1", "description": "Recall falls.", "severity": "HIGH", "owner": "otto",
          "dueDate": "2026-04-05", "status": "ACCEPTED", "resolution": "We bear it."},
         {"id": "F-3", "description": "New.", "severity": "LOW", "owner": "otto",
          "dueDate": "2026-04-05", "status": "OPEN"}]}}
      """;

  private static final String COMMENT = "PUT " + FindingSamples.VERSION + "/comments/*";

  private void look(String name, String... roles) {
    signIn(name, roles);
    go(FindingSamples.VERSION + "/reviews");
  }

  @Test
  void opensAFindingAsARevisionOfTheReport() throws IOException {
    party.registry().answers("PUT " + REPORT, asked -> new Answer(200, KEPT));
    look("validator", Roles.VALIDATOR);
    write();
    save();
    Asked sent = sent("PUT").get(0);
    assertThat(sent.header("If-match")).isEqualTo("\"3\"");
    assertThat(sent.body()).contains("1.10");
    JsonNode findings = new ObjectMapper().readTree(sent.body()).path("findings");
    assertThat(findings).hasSize(3);
    assertThat(findings.get(2))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"id": "F-3", "description": "Alerts double at night.", "severity": "MEDIUM",
                     "owner": "dana", "dueDate": "2027-01-31", "status": "OPEN"}
                    """));
    _assertNone(Dialog.class);
  }

  @Test
  void beginsTheReportWithItsFirstFinding() throws IOException {
    party.registry().refuses("GET " + REPORT, 404, "There is none.");
    party.registry().answers("PUT " + REPORT, asked -> new Answer(201, KEPT));
    look("validator", Roles.VALIDATOR);
    write();
    save();
    Asked sent = sent("PUT").get(0);
    assertThat(sent.header("If-none-match")).isEqualTo("*");
    assertThat(new ObjectMapper().readTree(sent.body()).at("/findings/0/id").asText())
        .isEqualTo("F-1");
  }

  @Test
  void asksForEachFieldAndForAnIdOfItsOwn() {
    look("validator", Roles.VALIDATOR);
    _click(button("Open a finding"));
    _setValue(_get(TextField.class, spec -> spec.withLabel("Id")), "F-2");
    save();
    assertThat(sent("PUT")).isEmpty();
    assertThat(_get(TextField.class, spec -> spec.withLabel("Id")).isInvalid()).isTrue();
    assertThat(text("What was found").isInvalid()).isTrue();
    assertThat(_get(DatePicker.class).isInvalid()).isTrue();
    assertThat(_get(ComboBox.class).getErrorMessage()).isEqualTo("This is needed.");
  }

  @Test
  void keepsTheFindingWhereSomebodyWroteInBetweenAndAddsItToThat() throws IOException {
    party.registry().refuses("PUT " + REPORT, 409, "The report stands at revision 4.");
    look("validator", Roles.VALIDATOR);
    write();
    party.registry().gives(REPORT, KEPT);
    party
        .registry()
        .gives(
            REPORT + "/revisions/4/text",
            new ObjectMapper().readTree(KEPT).path("content").toString());
    save();
    assertThat(text())
        .contains("The report stands at revision 4.", "What you wrote stays here")
        .contains("Your finding is not in it");
    assertThat(text("What was found").getValue()).isEqualTo("Alerts double at night.");
    party.registry().answers("PUT " + REPORT, asked -> new Answer(200, KEPT));
    save();
    Asked sent = sent("PUT").get(1);
    assertThat(sent.header("If-match")).isEqualTo("\"4\"");
    assertThat(new ObjectMapper().readTree(sent.body()).findValuesAsText("id"))
        .containsExactly("F-1", "F-3", "F-2");
  }

  @Test
  void closesWithAReasonAndNotWithout() {
    party.registry().answers("PATCH " + REPORT + "/findings/F-1", asked -> new Answer(200, KEPT));
    look("validator", Roles.VALIDATOR);
    _click(_find(Button.class, spec -> spec.withText("Close or change")).get(0));
    save();
    assertThat(sent("PATCH")).isEmpty();
    assertThat(text("Resolution").isInvalid()).isTrue();
    _setValue(text("Resolution"), "Trained with new merchants, see version 81.");
    save();
    Asked sent = sent("PATCH").get(0);
    assertThat(sent.header("If-match")).isEqualTo("\"3\"");
    assertThat(sent.body())
        .isEqualTo(
            "{\"status\":\"CLOSED\",\"resolution\":\"Trained with new merchants, see version"
                + " 81.\"}");
    _assertNone(Dialog.class);
  }

  @Test
  void saysWhatBecameOfAFindingMeanwhile() {
    party.registry().refuses("PATCH " + REPORT + "/findings/F-1", 409, "It stands at revision 4.");
    look("validator", Roles.VALIDATOR);
    _click(_find(Button.class, spec -> spec.withText("Close or change")).get(0));
    _setValue(text("Resolution"), "Mended.");
    party.registry().gives(REPORT, KEPT);
    save();
    assertThat(text())
        .contains("in which this finding is Accepted, for otto", "there: We bear it.");
    assertThat(text("Resolution").getValue()).isEqualTo("Mended.");
    save();
    assertThat(sent("PATCH").get(1).header("If-match")).isEqualTo("\"4\"");
  }

  @Test
  void saysWhyADeveloperOpensNoneButLetsThemAnswer() {
    party
        .registry()
        .gives(
            FindingSamples.VERSION + "/actions",
            FindingSamples.refused("SAME_HANDS", "You wrote this version’s model card."));
    look("dana", Roles.DEVELOPER);
    assertThat(button("Open a finding").isEnabled()).isFalse();
    assertThat(text()).contains("You wrote this version’s model card.").doesNotContain("Close or");
    _click(_find(Button.class, spec -> spec.withText("Answer")).get(0));
    assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Answer to F-1");
  }

  @Test
  void keepsOneAnswerHoweverOftenItIsSent() {
    look("dana", Roles.DEVELOPER);
    _click(_find(Button.class, spec -> spec.withText("Answer")).get(0));
    send();
    assertThat(text("Text").isInvalid()).isTrue();
    _setValue(text("Text"), "Mended in *version 81*.");
    party.registry().setAway(true);
    send();
    assertThat(text()).contains("The registry does not answer. What you wrote stays here");
    assertThat(text("Text").getValue()).isEqualTo("Mended in *version 81*.");
    party.registry().setAway(false);
    party.registry().refuses(COMMENT, 502, "It failed.");
    send();
    party.registry().answers(COMMENT, asked -> new Answer(201, ""));
    send();
    _assertNone(Dialog.class);
    List<Asked> sent = sent("PUT");
    assertThat(sent.stream().map(Asked::path).distinct()).hasSize(1);
    assertThat(sent.get(0).body())
        .contains("\"text\":\"Mended in *version 81*.\"", "\"about\":\"F-1\"");
  }

  @Test
  void saysAgainUnderAnotherIdWhatWasChangedAfterItHadArrived() {
    party.registry().refuses(COMMENT, 409, "Another comment has the id.");
    look("dana", Roles.DEVELOPER);
    _click(button("Say something"));
    _setValue(text("Text"), "And more.");
    send();
    assertThat(text()).contains("What you wrote before has arrived.");
    send();
    assertThat(sent("PUT").stream().map(Asked::path).distinct()).hasSize(2);
  }

  @Test
  void keepsWhatIsTypedWhenTheSessionEnds() {
    look("validator", Roles.VALIDATOR);
    write();
    party.registry().refuses("PUT " + REPORT, 401, "A valid token is needed.");
    assertThatExceptionOfType(RegistryException.class).isThrownBy(this::save);
    assertThat(text("What was found").getValue()).isEqualTo("Alerts double at night.");
    assertThat(text()).contains("Your session has ended. What you wrote stays here");
  }

  @Test
  void staysOpenWhileTheLedgerMoves() {
    look("validator", Roles.VALIDATOR);
    write();
    _get(net.concordat.ui.view.version.VersionView.class).ledgerMoved();
    assertThat(text("What was found").getValue()).isEqualTo("Alerts double at night.");
  }

  @Test
  void showsWhoSaidWhatWhen() {
    look("auditor", Roles.AUDITOR);
    assertThat(text())
        .contains("Discussion", "ada", "1 Mar 2026, 08:00 UTC", "The report names <em>two</em>.")
        .contains("on F-1", "New merchants join the training");
    assertThat(_find(Button.class, spec -> spec.withText("Say something"))).isEmpty();
    assertThat(_find(Button.class, spec -> spec.withText("Answer"))).isEmpty();
  }

  @Test
  void showsARegulatorNeitherFormsNorTalk() {
    signIn("supervisor", Roles.SUPERVISOR);
    party.registry().refuses("GET " + FindingSamples.VERSION + "/comments", 404, "Not here.");
    party.registry().refuses("GET " + FindingSamples.VERSION + "/actions", 404, "Not here.");
    go(FindingSamples.VERSION + "/reviews");
    assertThat(text()).contains("Recall falls in").doesNotContain("Discussion", "Open a finding");
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "validator", Roles.VALIDATOR);
    go(FindingSamples.VERSION + "/reviews");
    _click(button("Feststellung eröffnen"));
    assertThat(text("Was festgestellt wurde").isInvalid()).isFalse();
    assertThat(text()).contains("Diskussion", "Antworten auf F-1");
  }

  private void write() {
    _click(button("Open a finding"));
    _setValue(text("What was found"), "Alerts double at night.");
    _get(ComboBox.class).setValue("dana");
    _setValue(_get(DatePicker.class), LocalDate.of(2027, 1, 31));
  }

  private void save() {
    _click(button("Save"));
  }

  private void send() {
    if (!_find(Dialog.class).isEmpty()) {
      _click(button("Send"));
    }
  }

  private static Button button(String text) {
    return _get(Button.class, spec -> spec.withText(text));
  }

  private static TextArea text(String label) {
    return _get(TextArea.class, spec -> spec.withLabel(label));
  }

  private List<Asked> sent(String method) {
    return party.registry().asked().stream().filter(each -> each.method().equals(method)).toList();
  }
}
