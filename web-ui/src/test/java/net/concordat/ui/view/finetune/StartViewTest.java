// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleJobs;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartViewTest extends ViewTests {
  private static final String BASE = "fine-tune/start?model=" + Samples.CARD_FRAUD + "&version=80";
  private static final Map<String, String> TEXTS =
      Map.of(
          "Rows", "history.csv.gz",
          "Column with the label", "Class",
          "Name on the card", "Card fraud, ours",
          "What it is for", "Ranking payments",
          "What it is not for", "Blocking cards",
          "Terms of the data", "Our own rows");

  @BeforeEach
  void open() {
    party
        .registry()
        .answers(
            "POST jobs",
            asked -> new Answer(201, SampleJobs.job(SampleJobs.RUNNING, "QUEUED", 0, "")));
    signIn("developer", Roles.DEVELOPER);
    go(BASE);
    TEXTS.forEach(StartViewTest::type);
  }

  @Test
  void sendsWhatTheWorkerTakesAndShowsTheJob() throws IOException {
    send();
    _get(JobView.class);
    Asked asked = sent().get(0);
    assertThat(asked.header("Idempotency-key")).hasSize(36);
    JsonNode body = new ObjectMapper().readTree(asked.body());
    assertThat(body.path("modelId").asText()).isEqualTo(Samples.CARD_FRAUD);
    assertThat(body.path("version").asInt()).isEqualTo(80);
    assertThat(body.at("/recipe/fineTune"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"format": "concordat-fine-tune/1", "data": "history.csv.gz", "label": "Class",
                     "frozenLayers": 0, "outputLayer": "CONTINUED", "seed": 1,
                     "training": {"learningRate": 0.0003, "epochs": 20, "batchSize": 32,
                       "l2": 0.005, "inputDropout": 0.3, "dropout": 0.3, "classWeighting": "NONE",
                       "earlyStopping": {"validationShare": 0.2, "patience": 5}},
                     "card": {"name": "Card fraud, ours", "usage": {"intendedUse":
                       "Ranking payments", "outOfScope": "Blocking cards",
                       "dataTerms": "Our own rows"}}}
                    """));
  }

  @Test
  void sendsAPrivateRunWithoutEarlyStopping() throws IOException {
    _get(Checkbox.class).setValue(true);
    type("Column with the customer", "customer");
    send();
    JsonNode training =
        new ObjectMapper().readTree(sent().get(0).body()).at("/recipe/fineTune/training");
    assertThat(training.has("earlyStopping")).isFalse();
    assertThat(training.path("privacy"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"unit": "CUSTOMER", "customerColumn": "customer", "rowsPerCustomer": 4,
                     "units": 10000, "clippingNorm": 1.0, "targetEpsilon": 3.0, "delta": 1e-6}
                    """));
  }

  @Test
  void saysAtTheFieldWhatIsWrong() {
    type("Rows", "../../etc/passwd");
    type("Column with the label", " ");
    number("Frozen layers").setValue(16.0);
    number("Passes over the rows").setValue(1.5);
    number("Learning rate").setValue(null);
    _get(ComboBox.class).setValue(null);
    send();
    assertThat(sent()).isEmpty();
    assertThat(field("Rows").getErrorMessage()).contains("none that leads out of it");
    assertThat(field("Column with the label").getErrorMessage()).isEqualTo("This is needed.");
    assertThat(number("Frozen layers").getErrorMessage())
        .isEqualTo("This must be from 0 to 15, but is 16.");
    assertThat(number("Passes over the rows").getErrorMessage()).contains("whole number");
    assertThat(number("Learning rate").isInvalid()).isTrue();
    assertThat(_get(ComboBox.class).isInvalid()).isTrue();
    assertThat(field("Name on the card").isInvalid()).isFalse();
  }

  @Test
  void refusesADeltaThatTheAccountantWould() {
    _get(Checkbox.class).setValue(true);
    type("Column with the customer", "customer");
    number("Delta").setValue(0.001);
    send();
    assertThat(sent()).isEmpty();
    assertThat(number("Delta").getErrorMessage()).contains("1.0E-5", "0.001");
  }

  @Test
  void keepsWhatWasTypedAndTheKeyWhenTheRegistryRefuses() {
    party.registry().refuses("POST jobs", 422, "That version is not in this registry.");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(RegistryException.class)
          .isThrownBy(this::send)
          .withMessage("That version is not in this registry.");
    }
    assertThat(sent().stream().map(each -> each.header("Idempotency-key")).distinct()).hasSize(1);
    assertThat(field("Rows").getValue()).isEqualTo("history.csv.gz");
  }

  private List<Asked> sent() {
    return party.registry().asked().stream().filter(each -> each.method().equals("POST")).toList();
  }

  private void send() {
    _click(_get(Button.class, spec -> spec.withText("Start the job")));
  }

  private static void type(String label, String text) {
    field(label).setValue(text);
  }

  private static TextField field(String label) {
    return _get(TextField.class, spec -> spec.withLabel(label));
  }

  private static NumberField number(String label) {
    return _get(NumberField.class, spec -> spec.withLabel(label));
  }
}
