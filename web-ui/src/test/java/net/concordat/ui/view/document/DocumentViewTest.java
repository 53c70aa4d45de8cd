// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.fake.DocumentSamples;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.FindingSamples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.home.HomeView;
import org.junit.jupiter.api.Test;

class DocumentViewTest extends ViewTests {
  private static final String PLAN = DocumentSamples.PLAN;
  private static final String DOCUMENTS = FindingSamples.VERSION + "/documents/";

  private void open(String kind) {
    signIn("approver", Roles.APPROVER);
    go(DOCUMENTS + kind);
  }

  @Test
  void namesWhatIsMissingAndHasAFieldForEachThing() {
    open("monitoring-plan");
    assertThat(text())
        .contains("Monitoring plan", "High tier", "Revision 2, by subject-of-a…")
        .contains("Missing (2): Thresholds; Kill switch");
    assertThat(_find(TextArea.class).stream().map(TextArea::getLabel))
        .containsExactly(
            "Metrics",
            "Owner",
            "Thresholds",
            "Kill switch",
            "limits / psi",
            "limits / alerts",
            "reviewed");
  }

  @Test
  void keepsARevisionInWhichOnlyWhatWasTypedIsChanged() throws IOException {
    party.registry().answers("PUT " + PLAN, asked -> new Answer(200, kept()));
    open("monitoring-plan");
    _setValue(field("Kill switch"), "The desk switches to the former champion.");
    _setValue(field("Owner"), "");
    _setValue(field("limits / alerts"), "[10, 30]");
    save();
    Asked sent = sent().get(0);
    assertThat(sent.header("If-match")).isEqualTo("\"2\"");
    assertThat(sent.body()).contains("0.10");
    assertThat(new ObjectMapper().readTree(sent.body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"metrics": "Recall at one alert in a hundred, each *week*.",
                     "limits": {"psi": 0.10, "alerts": [10, 30]}, "reviewed": "with the desk",
                     "emergency": {"killSwitch": "The desk switches to the former champion."}}
                    """));
    assertThat(text()).contains("Revision 3 is kept.");
  }

  private String kept() {
    DocumentSamples.stands(party.registry(), 3, "{\"metrics\": \"All.\"}");
    return DocumentSamples.document(3, "{\"metrics\": \"All.\"}");
  }

  @Test
  void refusesBrokenJsonWhereAListStood() {
    open("monitoring-plan");
    _setValue(field("limits / alerts"), "[10, ");
    save();
    assertThat(sent()).isEmpty();
    assertThat(field("limits / alerts").isInvalid()).isTrue();
    assertThat(text()).contains("Nothing was sent.");
  }

  @Test
  void beginsADocumentThatNobodyWrote() {
    party.registry().refuses("GET " + PLAN, 404, "There is none.");
    party.registry().answers("PUT " + PLAN, asked -> new Answer(201, kept()));
    open("monitoring-plan");
    assertThat(text()).contains("Nobody has written it yet.");
    _setValue(field("Metrics"), "Recall.");
    save();
    assertThat(sent().get(0).header("If-none-match")).isEqualTo("*");
    assertThat(sent().get(0).body()).isEqualToIgnoringWhitespace("{\"metrics\": \"Recall.\"}");
  }

  @Test
  void setsBothSideBySideWhereSomebodyWroteMeanwhile() {
    party.registry().refuses("PUT " + PLAN, 409, "It stands at revision 3.");
    open("monitoring-plan");
    _setValue(field("Metrics"), "Mine.");
    _setValue(field("Thresholds"), "Mine alone.");
    DocumentSamples.stands(
        party.registry(),
        3,
        "{\"metrics\": \"Theirs.\", \"owner\": \"The new desk\", \"reviewed\": \"with the desk\"}");
    save();
    assertThat(text())
        .contains("It stands at revision 3.", "Somebody else wrote meanwhile")
        .contains("Taken over from there, since you did not change it: Owner; limits / psi")
        .contains("Pre[text='Mine.'", "Pre[text='Theirs.'");
    assertThat(field("Metrics").getValue()).isEqualTo("Mine.");
    assertThat(field("Thresholds").getValue()).isEqualTo("Mine alone.");
    assertThat(field("Owner").getValue()).isEqualTo("The new desk");
    _click(button("Take theirs"));
    assertThat(field("Metrics").getValue()).isEqualTo("Theirs.");
    save();
    assertThat(sent().get(1).header("If-match")).isEqualTo("\"3\"");
    assertThat(sent().get(1).body()).contains("The new desk", "Mine alone.", "Theirs.");
  }

  @Test
  void keepsWhatIsTypedWhenTheRegistryIsAwayOrTheSessionEnds() {
    open("monitoring-plan");
    _setValue(field("Thresholds"), "Five in a thousand.");
    party.registry().setAway(true);
    save();
    assertThat(text()).contains("The registry does not answer. What you wrote stays here");
    party.registry().setAway(false);
    party.registry().refuses("PUT " + PLAN, 401, "A valid token is needed.");
    assertThatExceptionOfType(RegistryException.class).isThrownBy(this::save);
    assertThat(field("Thresholds").getValue()).isEqualTo("Five in a thousand.");
  }

  @Test
  void asksBeforeWhatIsTypedIsLost() {
    open("monitoring-plan");
    _setValue(field("Thresholds"), "Five in a thousand.");
    go("");
    _assertOne(ConfirmDialog.class);
    _assertOne(DocumentView.class);
    assertThat(field("Thresholds").getValue()).isEqualTo("Five in a thousand.");
  }

  @Test
  void letsWhoeverWroteNothingGo() {
    open("monitoring-plan");
    go("");
    _assertOne(HomeView.class);
  }

  @Test
  void showsWhatItWouldLookLikeAndWhatItWas() {
    open("monitoring-plan");
    _setValue(field("Thresholds"), "Five in a **thousand**. <img src=x onerror=alert(1)>");
    _get(TabSheet.class).setSelectedIndex(1);
    MockVaadin.clientRoundtrip();
    assertThat(text()).contains("<strong>thousand</strong>. &lt;img");
    _get(TabSheet.class).setSelectedIndex(2);
    MockVaadin.clientRoundtrip();
    assertThat(text()).contains("a1a1a1a1a1a1…", "subject-of-o…", "1 Mar 2026, 10:00 UTC");
    _click(button("Revision 1"));
    assertThat(text()).contains("Recall.");
  }

  @Test
  void saysWhyThisPersonDoesNotWriteItAndHasChoicesForWhatTheRegistryReads() {
    party.registry().gives(FindingSamples.VERSION.replaceAll("/versions.*", "/documents"), "[]");
    open("classification");
    assertThat(button("Keep as a revision").isEnabled()).isFalse();
    assertThat(text()).contains("This takes the role model-approver or bank-admin.");
    assertThat(_get(Select.class).getLabel()).isEqualTo("Materiality tier");
  }

  @Test
  void leavesFindingsToTheirOwnForms() throws IOException {
    String report = DOCUMENTS + "validation-report";
    party.registry().refuses("PUT " + report, 422, "findings[0].owner must not be blank.");
    signIn("validator", Roles.VALIDATOR);
    go(report);
    assertThat(_find(TextArea.class).stream().map(TextArea::getLabel))
        .containsExactly("Scope", "limit");
    _setValue(field("Scope"), "Everything.");
    save();
    assertThat(text()).contains("findings[0].owner must not be blank.");
    assertThat(new ObjectMapper().readTree(sent().get(0).body()).path("findings")).hasSize(2);
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "approver", Roles.APPROVER);
    go(PLAN);
    assertThat(text()).contains("Überwachungsplan", "Es fehlen (2)", "Fassung 2, von");
  }

  @Test
  void isNotForOtherKinds() {
    open("secrets");
    _assertOne(NotThereView.class);
  }

  @Test
  void isNotForARegulator() {
    signIn("supervisor", Roles.SUPERVISOR);
    go(PLAN);
    assertThat(_find(DocumentView.class)).isEmpty();
  }

  private void save() {
    _click(button("Keep as a revision"));
  }

  private static Button button(String text) {
    return _get(Button.class, spec -> spec.withText(text));
  }

  private static TextArea field(String label) {
    return _get(TextArea.class, spec -> spec.withLabel(label));
  }

  private List<Asked> sent() {
    return party.registry().asked().stream().filter(each -> each.method().equals("PUT")).toList();
  }
}
