// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.select.Select;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.concordat.ui.fake.SampleMeasures;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class EvaluationsTabTest extends ViewTests {
  private static final String MODEL = "models/" + Samples.CARD_FRAUD;

  private void open(Locale locale) {
    signIn(locale, "validator", Roles.VALIDATOR);
    go(MODEL + "/versions/80/evaluations");
  }

  @Test
  void showsEachVersionAtEachBank() {
    open(Locale.UK);
    assertThat(text())
        .contains("BankA (530 rows)", "BankB (1,200 rows)", "Version 80 (this one)", "Version 79")
        .contains("0.736 (0.646 – 0.796)", "0.902 (0.812 – 0.962)", "use 2 of the rows")
        .contains("Not measured");
  }

  @Test
  void showsWhatTheSameRowsSaidOfAParentOfAnotherModel() {
    String parent = "b7".repeat(32);
    party
        .registry()
        .gives(
            MODEL + "/versions/80",
            Samples.versionOfCardFraud(80)
                .replaceFirst("(\"parent\": \\{\"modelId\": \")[0-9a-f]+", "$1" + parent));
    party.registry().gives("models/" + parent + "/evaluations", SampleMeasures.MATRIX);
    open(Locale.UK);
    assertThat(text()).contains("b7b7b7b7b7b7…, version 79 (parent)", "0.902 (0.812 – 0.962)");
  }

  @Test
  @SuppressWarnings("unchecked")
  void showsAnotherFigure() {
    open(Locale.UK);
    _get(Select.class).setValue("recallAtFpr1");
    assertThat(text()).contains("0.812 (0.700 – 0.900)").doesNotContain("0.736 (");
  }

  @Test
  void showsTheLastVersionsOfManyAndThisOne() {
    String rows =
        IntStream.rangeClosed(80, 179)
            .mapToObj(n -> "{\"version\": %d, \"measured\": {}}".formatted(259 - n))
            .collect(Collectors.joining(","));
    party
        .registry()
        .gives(
            MODEL + "/evaluations",
            "{\"holdouts\": [{\"root\": \"aa\", \"evaluator\": \"O=BankA\", \"rows\": 5}], \"versions\": [%s]}"
                .formatted(rows));
    open(Locale.UK);
    assertThat(text())
        .contains("last 50 of 100 versions", "Version 130", "Version 80 (this one)")
        .doesNotContain("Version 129");
  }

  @Test
  void teachesWhereNothingIsMeasured() {
    party.registry().gives(MODEL + "/evaluations", "{\"holdouts\": [], \"versions\": []}");
    open(Locale.GERMANY);
    assertThat(text()).contains("Noch hat keine Bank eine Version dieses Modells gemessen");
  }
}
