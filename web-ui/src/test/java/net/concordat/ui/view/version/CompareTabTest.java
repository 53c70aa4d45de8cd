// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.SampleReports;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class CompareTabTest extends ViewTests {
  private void open(Locale locale, int version) {
    signIn(locale, "validator", Roles.VALIDATOR);
    go("models/" + Samples.CARD_FRAUD + "/versions/" + version + "/compare");
  }

  private static String row(Class<? extends Component> where, String figure) {
    return _find(_get(where), NativeTableRow.class).stream()
        .map(row -> row.getElement().getTextRecursively())
        .filter(text -> text.startsWith(figure))
        .collect(Collectors.joining());
  }

  @Test
  void marksWhatTheIntervalsOfTheVersionAndItsParentKeepApart() {
    open(Locale.UK, 80);
    assertThat(text()).contains("Version 79 (parent)");
    // .644 to .822 and .841 to .947; .867 to .988 and .644 to .814; .719 to .864 and .736 to .860
    assertThat(row(Differences.class, "PR-AUC")).startsWith("PR-AUCworse").endsWith("-0.162");
    assertThat(row(Differences.class, "Precisionbetter")).endsWith("+0.204");
    assertThat(row(Differences.class, "F1")).startsWith("F1not clearly other");
  }

  @Test
  void marksPairedDifferencesAndTakesLessCostForBetter() {
    open(Locale.UK, 80);
    assertThat(row(SideBySide.class, "Cost for each row"))
        .startsWith("Cost for each rowworse")
        .contains("+0.610 (+0.317 – +0.940)", "0.002");
    assertThat(row(SideBySide.class, "F1")).startsWith("F1not clearly other");
    assertThat(text()).contains("There is no logistic regression: made up.");
  }

  @Test
  void marksWhatElseDiffers() {
    open(Locale.UK, 80);
    List<String> marked =
        _find(_get(MadeDifferently.class), NativeTableRow.class).stream()
            .filter(row -> row.hasClassName("marked"))
            .map(row -> row.getElement().getTextRecursively())
            .toList();
    assertThat(marked).hasSize(2);
    assertThat(marked.get(0)).startsWith("Published");
    assertThat(marked.get(1)).contains("Epsilon 2.3", "No claim");
  }

  @Test
  void saysThatTheChampionIsNotMeasuredOnTheseRows() {
    party
        .registry()
        .answers(
            "GET versions",
            asked ->
                new Answer(
                    200,
                    "{\"items\": [%s]}"
                        .formatted(
                            asked.parameter("alias").equals(Optional.of("champion"))
                                    && asked.parameter("purpose").equals(Optional.of("fraud"))
                                ? champion()
                                : "")));
    open(Locale.UK, 80);
    assertThat(text()).contains("The bank keeps no report of Version 78 (champion) on these rows.");
  }

  private String champion() {
    return Samples.versionOfCardFraud(78)
        .replace(
            "\"aliases\": []",
            "\"aliases\": [{\"alias\": \"champion\", \"member\": \"O=BankA\", \"purpose\": \"fraud\"}]");
  }

  @Test
  void doesNotSayThatNothingWasMeasuredAboveWhatAJobMeasuredBeside() {
    String report =
        SampleReports.text(80).replace("\"name\" : \"parent\"", "\"name\" : \"as it came\"");
    party.registry().gives("evaluation-reports/" + SampleReports.digest(80), report);
    party
        .registry()
        .answers(
            "GET evaluation-reports",
            asked -> new Answer(200, "{\"items\": [%s]}".formatted(SampleReports.kept(80))));
    open(Locale.UK, 80);
    assertThat(text())
        .doesNotContain("No other version was measured")
        .contains("Measured side by side", "The parent, as it came");
  }

  @Test
  void teachesWhereNoOtherVersionWasMeasuredOnTheseRows() {
    party
        .registry()
        .answers(
            "GET evaluation-reports",
            asked -> new Answer(200, "{\"items\": [%s]}".formatted(SampleReports.kept(79))));
    open(Locale.GERMANY, 79);
    _get(EmptyState.class);
    assertThat(text()).contains("Auf diesen Zeilen wurde keine andere Version gemessen");
  }
}
