// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleDecisions;
import net.concordat.ui.fake.SampleMonitoring;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.part.Plot;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.scoring.DecisionView;
import org.junit.jupiter.api.Test;

class MonitoringTabTest extends ViewTests {
  private static final String TAB = "models/" + Samples.CARD_FRAUD + "/versions/80/monitoring";
  private static final String CLOSURE = "monitoring/alarms/" + SampleMonitoring.ALARM + "/closure";

  private void open(String... roles) {
    signIn("validator", roles);
    go(TAB);
  }

  private static Button closing() {
    return _get(Button.class, spec -> spec.withText("Close"));
  }

  @Test
  void showsVolumesDriftAndOutcomesOverTime() {
    open(Roles.VALIDATOR);
    assertThat(text())
        .contains("For fraud, as champion", "30 windows, the last until 2 Mar 2026")
        .contains("Compared with the first window of this use, 9,200 decisions.")
        .contains("8,120 cases with a label, 64 of them true; 1,080 without one are unknown");
    assertThat(_find(Plot.class)).hasSize(8);
  }

  @Test
  void asksForWindowsAlarmsAndPlanOfThisVersionAlone() {
    open(Roles.AUDITOR);
    List<Asked> asked =
        party.registry().asked().stream()
            .filter(each -> each.path().startsWith("monitoring/"))
            .filter(each -> each.parameter("status").isEmpty())
            .toList();
    assertThat(asked).hasSize(3);
    for (Asked each : asked) {
      assertThat(each.parameter("modelId")).isEqualTo(Optional.of(Samples.CARD_FRAUD));
      assertThat(each.parameter("version")).isEqualTo(Optional.of("80"));
    }
  }

  @Test
  void saysHowFarSharesAreKnown() {
    open(Roles.VALIDATOR);
    assertThat(text()).contains("with 95% intervals", "(0.334 – 0.552)");
  }

  @Test
  void saysWhyNothingIsMeasured() {
    String state = "{\"ledger\": {\"away\": false}, \"versions\": [], \"monitoring\": {%s}}";
    open(Roles.VALIDATOR);
    assertThat(text()).doesNotContain("does not say that it measures");
    party.scoring().gives("state", state.formatted("\"problem\": \"Line 7 has no field Amount.\""));
    open(Roles.AUDITOR);
    assertThat(text()).contains("does not say that it measures", "Line 7 has no field Amount.");
    party.scoring().setAway(true);
    open(Roles.AUDITOR);
    assertThat(text())
        .contains("does not say that it measures", "Correlation id", "For fraud, as champion");
  }

  @Test
  void sortsFieldsByHowFarTheyMoved() {
    open(Roles.VALIDATOR);
    String page = text();
    assertThat(page).contains("Beyond chance", "Steady");
    int table = page.lastIndexOf("Fields, the furthest moved first");
    assertThat(page.indexOf("text='Amount'", table))
        .isPositive()
        .isLessThan(page.indexOf("text='V1'", table));
    assertThat(page.indexOf("text='V1'", table)).isLessThan(page.indexOf("text='V2'", table));
  }

  @Test
  void saysHowTheVersionIsWatched() {
    open(Roles.VALIDATOR);
    assertThat(text())
        .contains("By revision 2 of the plan:", "text='1 day'", "500", "30 days", "0.250", "0.400");
  }

  @Test
  void closesAnAlarmWithANote() {
    party
        .registry()
        .answers(
            "POST " + CLOSURE,
            asked -> new Answer(200, SampleMonitoring.alarm(SampleMonitoring.ALARM, "CLOSED")));
    open(Roles.VALIDATOR);
    assertThat(text())
        .contains("Population stability index (PSI) of Amount is 0.507; its limit is 0.100")
        .contains("Suspension proposed", "Closed alarms (1)");
    _click(closing());
    _click(_get(Button.class, spec -> spec.withText("Close it")));
    assertThat(text()).as("a note is needed").contains("This is needed.");
    _setValue(_get(TextArea.class), "New merchants came in.");
    _click(_get(Button.class, spec -> spec.withText("Close it")));
    _assertNone(Dialog.class);
    assertThat(
            party.registry().asked().stream()
                .filter(each -> each.path().equals(CLOSURE))
                .map(Asked::body))
        .containsExactly("{\"note\":\"New merchants came in.\"}");
  }

  @Test
  void keepsTheNoteWhenTheRegistryRefuses() {
    party.registry().refuses("POST " + CLOSURE, 409, "Somebody else closed it.");
    open(Roles.APPROVER);
    _click(closing());
    _setValue(_get(TextArea.class), "New merchants came in.");
    _click(_get(Button.class, spec -> spec.withText("Close it")));
    assertThat(text()).contains("Somebody else closed it.", "New merchants came in.");
  }

  @Test
  void saysWhoMayClose() {
    for (String role : List.of(Roles.DEVELOPER, Roles.AUDITOR, Roles.ADMIN)) {
      open(role);
      assertThat(closing().isEnabled()).as(role).isFalse();
      assertThat(text()).contains("Roles that may: Validator, Approver.");
    }
  }

  @Test
  void isNoTabOfARegulator() {
    signIn("supervisor", Roles.SUPERVISOR);
    go(TAB);
    _get(NotThereView.class);
    assertThat(party.registry().asked())
        .noneMatch(each -> each.path().equals("monitoring/windows"));
  }

  @Test
  void teachesWhileNothingWasMeasured() {
    party.registry().gives("monitoring/windows", "{\"items\": []}");
    party.registry().gives("monitoring/alarms", "{\"items\": []}");
    party
        .registry()
        .gives(
            "monitoring/plan",
            """
            {"modelId": "%s", "version": 80, "windowMinutes": 90, "leastDecisions": 500,
             "labelDelayHours": 5, "limits": []}
            """
                .formatted(Samples.CARD_FRAUD));
    open(Roles.VALIDATOR);
    assertThat(text())
        .contains("No window of decisions has been measured yet", "90 minutes", "5 hours")
        .contains("There is no monitoring plan", "No limit is stated.", "Nothing is beyond");
    _assertNone(Plot.class);
  }

  @Test
  void teachesWhileThereIsTheReferenceAloneAndNoLabel() {
    party.registry().gives("monitoring/windows", SampleMonitoring.windows(1));
    open(Roles.VALIDATOR);
    assertThat(text())
        .contains("One window, the last until", "The only window so far is the reference")
        .contains("labels are waited for 30 days after a window ends");
    assertThat(_find(Plot.class)).hasSize(2);
  }

  @Test
  void showsHostileNamesAsText() {
    String hostile = "<img src=x onerror=alert(1)>";
    party
        .registry()
        .gives("monitoring/windows", SampleMonitoring.windows(3).replace("Amount", hostile));
    open(Roles.VALIDATOR);
    assertThat(_find(Span.class, spec -> spec.withText(hostile))).isNotEmpty();
    _assertNone(Html.class);
  }

  @Test
  void leadsToADecision() {
    open(Roles.DEVELOPER);
    _setValue(_get(TextField.class), SampleDecisions.ID.toString());
    _click(_get(Button.class, spec -> spec.withText("Look it up")));
    _get(DecisionView.class);
  }

  @Test
  void isOnHomeWhileAnAlarmIsOpen() {
    signIn("validator", Roles.VALIDATOR);
    go("");
    assertThat(text())
        .contains("Population stability index (PSI) of Amount is 0.507; its limit is 0.100");
    assertThat(_find(RouterLink.class).stream().map(RouterLink::getHref)).contains(TAB);
  }

  @Test
  void isInTheInboxOfThoseWhoCloseOrSuspend() {
    party
        .registry()
        .gives(
            "inbox",
            """
            [{"kind": "ALARM", "since": "2026-03-01T09:00:00Z", "modelId": "%1$s", "version": 80,
              "id": "%2$s", "about": "psi"},
             {"kind": "SUSPEND", "since": "2026-03-01T09:00:00Z", "modelId": "%1$s",
              "version": 80, "id": "%2$s", "about": "pr-auc"}]
            """
                .formatted(Samples.CARD_FRAUD, SampleMonitoring.ALARM));
    signIn("validator", Roles.VALIDATOR);
    go("");
    assertThat(text()).contains("beyond its limit", "A suspension is proposed", "PR-AUC");
    assertThat(_find(RouterLink.class).stream().map(RouterLink::getHref))
        .contains(TAB, TAB.replace("monitoring", "use"));
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "validator", Roles.VALIDATOR);
    go(TAB);
    assertThat(text())
        .contains("Für fraud, als Champion", "30 Fenster, das letzte bis", "30 Tage")
        .contains("Aussetzen vorgeschlagen", "Jenseits des Zufalls");
  }

  @Test
  void endsAxesAtARoundNumber() {
    assertThat(WindowPlots.end(0)).isEqualTo(1);
    assertThat(WindowPlots.end(0.013)).isCloseTo(0.015, within(1e-12));
    assertThat(WindowPlots.end(0.5)).isEqualTo(0.5);
    assertThat(WindowPlots.end(9_950)).isEqualTo(10_000);
  }
}
