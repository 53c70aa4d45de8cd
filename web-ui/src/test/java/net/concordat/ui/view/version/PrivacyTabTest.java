// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Locale;
import net.concordat.ui.fake.SampleReports;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.part.Plot;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class PrivacyTabTest extends ViewTests {
  private void open(Locale locale, int version) {
    signIn(locale, "validator", Roles.VALIDATOR);
    go("models/" + Samples.CARD_FRAUD + "/versions/" + version + "/privacy");
  }

  @Test
  void showsWhatWasSpentOfTheBudget() {
    open(Locale.UK, 80);
    assertThat(text()).contains("Epsilon 2.9 of 8 spent, at delta 1e-06", "By row, of 4,000 rows");
    assertThat(_get(ProgressBar.class).getValue()).isEqualTo(2.9 / 8);
  }

  @Test
  void showsEpsilonByStepOfTheLineage() {
    open(Locale.UK, 80);
    assertThat(text())
        .contains("Epsilon 1.2 at delta 1e-06, by row", "Epsilon 2.3 at delta 1e-06, by row");
    _get(Plot.class);
  }

  @Test
  void showsWhatAttacksFound() {
    open(Locale.UK, 80);
    assertThat(text())
        .contains("LiRA: 3,979 training rows against 1,236 others", "0.73% (0.49% – 1.05%)")
        .contains("an epsilon of at least 0.65; claimed is 3. That does not contradict the claim.");
  }

  @Test
  void saysThatAClaimDoesNotHoldWhereCanariesShowMore() {
    String report = SampleReports.text(80);
    String broken =
        report.replaceAll("\"epsilonLowerBound\"\\s*:\\s*[0-9.]+", "\"epsilonLowerBound\": 3.5");
    assertThat(broken).isNotEqualTo(report);
    party.registry().gives("evaluation-reports/" + SampleReports.digest(80), broken);
    open(Locale.UK, 80);
    assertThat(text()).contains("at least 3.5, but claimed is 3: the claim does not hold");
  }

  @Test
  void teachesWhereThereIsNoAuditAndNoBudget() {
    party.registry().gives("budgets", "[]");
    open(Locale.GERMANY, 79);
    assertThat(text())
        .contains("Dieser Bericht enthält keine Datenschutzprüfung")
        .contains("Hier ist kein Budget für diese Daten bekannt", "Keine Angabe");
  }
}
