// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.Locale;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.SampleReports;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.part.Plot;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerformanceTabTest extends ViewTests {
  private static final String VERSIONS = "models/" + Samples.CARD_FRAUD + "/versions/";

  private void open(Locale locale, int version) {
    signIn(locale, "validator", Roles.VALIDATOR);
    go(VERSIONS + version + "/performance");
  }

  @Test
  void showsFiguresWithIntervalsCurvesAndSegments() {
    open(Locale.UK, 80);
    assertThat(_find(Plot.class)).hasSize(5);
    assertThat(text())
        .contains("PR-AUC", "0.736 (0.644 – 0.822)", "1,236", "82 (6.63%)")
        .contains("Segments", "1 to below 3");
  }

  @Test
  void saysWhichThresholdIsCheapest() {
    open(Locale.UK, 80);
    // Pools of the report: 6, 1069, 89, 14, 5 and 53 rows with 0, 22, 2, 1, 4 and 53 events.
    // From .3206 on 58 rows are flagged, one wrongly, and 25 events missed: 25 * 1 + 1 * 1 = 26.
    _setValue(_get(NumberField.class, spec -> spec.withLabel("Cost of a missed event")), 1.0);
    _setValue(_get(NumberField.class, spec -> spec.withLabel("Cost of a false alarm")), 1.0);
    assertThat(text())
        .contains("threshold of 0.321: it finds 57 of 82 events with 1 false alarms, and costs 26");
  }

  @Test
  void keepsWhatItSaidWhereACostIsNone() {
    open(Locale.UK, 80);
    NumberField cost = _get(NumberField.class, spec -> spec.withLabel("Cost of a missed event"));
    String before = result();
    cost.setValue(-1.0);
    assertThat(cost.isInvalid()).isTrue();
    assertThat(result()).isEqualTo(before);
  }

  private static String result() {
    return _get(com.vaadin.flow.component.html.Paragraph.class, spec -> spec.withClasses("result"))
        .getText();
  }

  @Test
  void letsPeopleChooseAmongReports() {
    party
        .registry()
        .answers(
            "GET evaluation-reports",
            asked ->
                new Answer(
                    200,
                    "{\"items\": [%s, %s]}"
                        .formatted(SampleReports.kept(80), SampleReports.kept(79))));
    open(Locale.UK, 80);
    Select<?> select = _get(Select.class);
    @SuppressWarnings("unchecked")
    Select<Object> choice = (Select<Object>) select;
    choice.setValue(choice.getListDataView().getItem(1));
    assertThat(text()).contains("0.898 (").doesNotContain("0.736 (0.644");
  }

  @ParameterizedTest
  @CsvSource({"78, There is no evaluation report here", "80, This report cannot be shown"})
  void teachesWhereThereIsNoReportOrOneOfAnotherForm(int version, String sentence) {
    party
        .registry()
        .gives(
            "evaluation-reports/" + SampleReports.digest(80),
            "{\"format\": \"concordat-evaluation/3\", \"rows\": 5}");
    open(Locale.UK, version);
    assertThat(text()).contains(sentence);
  }

  @Test
  void teachesAtARegistryThatKeepsNoReports() {
    party.registry().refuses("GET evaluation-reports", 404, "There is no such page.");
    open(Locale.UK, 80);
    assertThat(text()).contains("a regulator’s registry has none");
  }

  @Test
  void speaksGerman() {
    open(Locale.GERMANY, 80);
    assertThat(text()).contains("Kennzahlen", "0,736 (0,644 – 0,822)", "Schwellen erkunden");
  }
}
