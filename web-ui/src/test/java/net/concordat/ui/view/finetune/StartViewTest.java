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
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleJobs;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.VersionBox;
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
    tick("Protect whoever these rows are about", true);
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
    _get(TunableBox.class).setValue(null);
    send();
    assertThat(sent()).isEmpty();
    assertThat(field("Rows").getErrorMessage()).contains("none that leads out of it");
    assertThat(field("Column with the label").getErrorMessage()).isEqualTo("This is needed.");
    assertThat(number("Frozen layers").getErrorMessage())
        .isEqualTo("This must be from 0 to 15, but is 16.");
    assertThat(number("Passes over the rows").getErrorMessage()).contains("whole number");
    assertThat(number("Learning rate").isInvalid()).isTrue();
    assertThat(_get(TunableBox.class).isInvalid()).isTrue();
    assertThat(field("Name on the card").isInvalid()).isFalse();
  }

  @Test
  void refusesADeltaThatTheAccountantWould() {
    tick("Protect whoever these rows are about", true);
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

  @Test
  void offersWhatMayBeTunedHereAndSaysWhyNoOther() {
    assertThat(_get(TunableBox.class).found("", 0, 50).map(VersionBox::words))
        .contains("credit-risk · 75 (BankB)", "card-fraud · 80 (BankA)", "card-fraud · 75 (BankA)")
        .doesNotContain("card-fraud · 79 (BankA)");
    String pending = "models/" + Samples.CARD_FRAUD + "/versions/79";
    party
        .registry()
        .gives(
            pending + "/actions",
            """
            [{"action": "FINE_TUNE", "allowed": false, "because": "STATUS", "rule": "parent-approved",
              "detail": "The version is PENDING_APPROVAL; it must be APPROVED."}]
            """);
    go(BASE.replace("=80", "=79"));
    assertThat(text()).contains("The version is PENDING_APPROVAL; it must be APPROVED.");
    TEXTS.forEach(StartViewTest::type);
    send();
    assertThat(sent()).isEmpty();
  }

  @Test
  void readsNoMoreGrantsThanItShowsAndEachOnce() {
    party.registry().answers("GET grants", StartViewTest::manyGrants);
    go(BASE);
    TunableBox box = _get(TunableBox.class);
    assertThat(grantsAsked()).isZero();
    List<ModelVersion> first = box.found("", 0, 4).toList();
    assertThat(first).hasSize(4).extracting(ModelVersion::owner).containsOnly(Samples.OTHER_BANK);
    assertThat(box.found("RISK", 0, 4)).isEqualTo(first);
    assertThat(grantsAsked()).isEqualTo(1);
    List<ModelVersion> further = box.found("", 4, 4).toList();
    assertThat(further).hasSize(4).doesNotContainAnyElementsOf(first);
    assertThat(grantsAsked()).isEqualTo(2);
    assertThat(box.found("nothing is called so", 0, 50)).isEmpty();
    assertThat(box.found("", 0, 16)).startsWith(first.get(0)).doesNotHaveDuplicates();
    assertThat(grantsAsked()).isEqualTo(4);
  }

  /** Four pages of twenty, each of which names a version twice and has four that are approved. */
  private static Answer manyGrants(Asked asked) {
    int page = asked.parameter("cursor").map(Integer::parseInt).orElse(0);
    String grants =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    Samples.grant(
                        Samples.HELD,
                        "b2".repeat(32),
                        1 + page * 20 + Math.max(1, i),
                        Samples.OTHER_BANK,
                        Samples.BANK,
                        "ACTIVE"))
            .collect(Collectors.joining(","));
    return new Answer(
        200,
        "{\"items\": [%s]%s}"
            .formatted(grants, page == 3 ? "" : ", \"nextCursor\": \"" + (page + 1) + "\""));
  }

  private long grantsAsked() {
    return party.registry().asked().stream()
        .filter(each -> each.path().equals("grants") && each.parameter("endsFrom").isEmpty())
        .count();
  }

  @Test
  void saysThatTheBytesAreNotHere() {
    party.registry().answers("HEAD artifacts/" + "1050".repeat(16), any -> new Answer(404, ""));
    go(BASE);
    assertThat(text()).contains("Its bytes are not in this bank’s store.");
  }

  @Test
  void protectsRowsWhereThatIsExplained() throws IOException {
    tick("Protect whoever these rows are about", true);
    choose("What is protected as a whole", "ROW");
    choose("Noise", "MULTIPLIER");
    send();
    assertThat(field("Why rows one by one").getErrorMessage()).contains("Name the column");
    type("Why rows one by one", "Each customer has one row.");
    number("Weight of rows with the event").setValue(5.0);
    send();
    assertThat(
            new ObjectMapper()
                .readTree(sent().get(0).body())
                .at("/recipe/fineTune/training/privacy"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"unit": "ROW", "rowUnitReason": "Each customer has one row.", "units": 10000,
                     "clippingNorm": 1.0, "noiseMultiplier": 1.1, "delta": 1e-6,
                     "classWeights": {"negative": 1.0, "positive": 5.0}}
                    """));
  }

  @Test
  void sendsWhateverElseIsSaid() throws IOException {
    type("Report of the version", "received.json");
    choose("Output layer", "REPLACED");
    choose("Weight of the rarer class", "BALANCED");
    choose("Which are held out", "TIME");
    choose("Rate over time", "COSINE");
    choose("Optimizer", "SGD");
    number("Pull towards the version").setValue(0.1);
    number("Units of adapters").setValue(8.0);
    number("Focus").setValue(2.0);
    number("Processors").setValue(1.0);
    type("Rows to measure on", "test.csv.gz");
    send();
    assertThat(sent()).isEmpty();
    assertThat(number("Minutes").getErrorMessage()).contains("all three limits, or none");
    assertThat(field("Holdout").getErrorMessage()).contains("go together");
    type("Holdout", "holdout.json");
    number("Megabytes of memory").setValue(1024.0);
    number("Minutes").setValue(60.0);
    number("Priority").setValue(7.0);
    send();
    JsonNode body = new ObjectMapper().readTree(sent().get(0).body());
    assertThat(body.path("priority").asInt()).isEqualTo(7);
    assertThat(body.path("maxAttempts").asInt()).isEqualTo(3);
    assertThat(body.at("/recipe/limits"))
        .isEqualTo(
            new ObjectMapper()
                .readTree("{\"threads\": 1, \"memoryMegabytes\": 1024, \"minutes\": 60}"));
    assertThat(body.at("/recipe/measure"))
        .isEqualTo(
            new ObjectMapper()
                .readTree("{\"data\": \"test.csv.gz\", \"holdout\": \"holdout.json\"}"));
    JsonNode spec = body.at("/recipe/fineTune");
    assertThat(spec.path("parentReport").asText()).isEqualTo("received.json");
    assertThat(spec.path("outputLayer").asText()).isEqualTo("REPLACED");
    assertThat(spec.path("transfer"))
        .isEqualTo(new ObjectMapper().readTree("{\"l2Sp\": 0.1, \"adapterUnits\": 8}"));
    assertThat(spec.at("/training/descent"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"optimizer": "SGD", "focus": 2.0, "schedule": {"decay": "COSINE"}}
                    """));
    assertThat(spec.at("/training/classWeighting").asText()).isEqualTo("BALANCED");
    assertThat(spec.at("/training/earlyStopping/split").asText()).isEqualTo("TIME");
  }

  @Test
  void looksForSettingsAmongThoseThatAreNamed() throws IOException {
    tick("Look for settings first", true);
    send();
    assertThat(sent()).isEmpty();
    assertThat(field("Batch sizes").getErrorMessage()).contains("at least one setting");
    number("Learning rate from").setValue(0.01);
    number("Learning rate to").setValue(0.0001);
    number("L2 penalty from").setValue(0.001);
    type("Batch sizes", "32,x");
    send();
    assertThat(sent()).isEmpty();
    assertThat(number("Learning rate to").getErrorMessage()).contains("the lower one first");
    assertThat(number("L2 penalty to").getErrorMessage()).contains("or neither");
    assertThat(field("Batch sizes").isInvalid()).isTrue();
    number("Learning rate from").setValue(0.0001);
    number("Learning rate to").setValue(0.01);
    number("L2 penalty from").setValue(null);
    type("Batch sizes", "32, 128");
    type("Mapping of columns", "mapping.json");
    send();
    JsonNode recipe = new ObjectMapper().readTree(sent().get(0).body()).path("recipe");
    assertThat(recipe.path("search"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"format": "concordat-search/1", "method": "SUCCESSIVE_HALVING", "trials": 27,
                     "minutes": 30.0, "learningRate": {"from": 0.0001, "to": 0.01},
                     "batchSizes": [32, 128]}
                    """));
    assertThat(recipe.at("/fineTune/data"))
        .isEqualTo(
            new ObjectMapper()
                .readTree("{\"file\": \"history.csv.gz\", \"mapping\": \"mapping.json\"}"));
  }

  @Test
  void looksForNothingOnPrivateRows() throws IOException {
    tick("Look for settings first", true);
    number("Learning rate from").setValue(0.01);
    tick("Protect whoever these rows are about", true);
    type("Column with the customer", "customer");
    send();
    assertThat(new ObjectMapper().readTree(sent().get(0).body()).path("recipe").has("search"))
        .isFalse();
  }

  private static void tick(String label, boolean on) {
    _get(Checkbox.class, spec -> spec.withLabel(label)).setValue(on);
  }

  @SuppressWarnings("unchecked")
  private static void choose(String label, String item) {
    Select<String> select = _get(Select.class, spec -> spec.withLabel(label));
    select.setValue(item);
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
