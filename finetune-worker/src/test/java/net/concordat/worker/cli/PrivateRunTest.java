// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.support.Json;
import net.concordat.privacy.PrivacyAccountant;
import net.concordat.privacy.SampledGaussian;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateRunTest {
  private static final int ROWS = 600;
  private static final String CUSTOMERS =
      "{'unit': 'CUSTOMER', 'customerColumn': 'owner', 'rowsPerCustomer': 3, 'units': 200,"
          + " 'clippingNorm': 1.0, 'targetEpsilon': 8.0, 'delta': 0.00001}";
  private static final String SETTINGS = "'classWeighting' : 'NONE'\n  },".replace('\'', '"');

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeRowsAndSpecs() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(owned(Fixtures.table(ROWS, 1))));
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(5, null), 1));
    Json.write(
        folder.resolve("fine-tune.json"),
        Fixtures.fineTune(1, OutputLayer.CONTINUED, Fixtures.settings(2, null)));
  }

  @Test
  void printsAndDescribesTheSpendInTheLedgersUnits() throws IOException {
    JsonNode spend = pretrained(CUSTOMERS).get("spend");

    // 32 of 200 units at each of five passes of seven steps.
    SampledGaussian mechanism =
        new SampledGaussian(160_000_000_000L, spend.get("noiseMultiplierMillionths").asLong(), 35);
    assertThat(spend.get("unit").asText()).isEqualTo("CUSTOMER");
    assertThat(spend.get("mechanism").asText()).isEqualTo("POISSON_SUBSAMPLED_GAUSSIAN");
    assertThat(spend.get("samplingProbabilityTrillionths").asLong()).isEqualTo(160_000_000_000L);
    assertThat(spend.get("steps").asLong()).isEqualTo(35);
    assertThat(spend.get("deltaTrillionths").asLong()).isEqualTo(10_000_000);
    assertThat(spend.get("epsilonMillionths").asLong())
        .isLessThanOrEqualTo(8_000_000)
        .isEqualTo(
            PrivacyAccountant.epsilonMillionths(PrivacyAccountant.spend(mechanism), 10_000_000));
  }

  @Test
  void releasesNothingOfTheRowsButWeightsUnderTheStatedProtection() throws IOException {
    JsonNode line = pretrained(CUSTOMERS);
    JsonNode descriptor = read(Path.of(line.get("descriptor").asText()));
    JsonNode inspection = inspected(line.get("digest").asText());

    assertThat(descriptor.get("spend")).isEqualTo(line.get("spend"));
    assertThat(inspection.at("/exportManifest/fields")).hasSize(1);
    assertThat(inspection.at("/exportManifest/fields/0/field").asText()).isEqualTo("weights.bin");
    assertThat(inspection.at("/exportManifest/fields/0/protection").asText())
        .startsWith("DP-SGD, epsilon 7.9")
        .contains("delta 0.00001, unit CUSTOMER (sampling probability 0.16, noise multiplier ")
        .contains("35 steps");
    assertThat(inspection.at("/card/training/recipe").asText())
        .contains("DP-SGD, epsilon 7.9")
        .contains("clipping norm 1.0, at most 3 rows of a customer in a step");
    assertThat(inspection.at("/card/training/epochsKept").asInt()).isEqualTo(5);
    assertThat(inspection.at("/schema")).isEqualTo(read(folder.resolve("schema.json")));
  }

  @Test
  void drawsOtherNoiseWhenRunAgain() throws IOException {
    assertThat(pretrained(CUSTOMERS).get("digest"))
        .isNotEqualTo(pretrained(CUSTOMERS).get("digest"));
  }

  @Test
  void adaptsAParentPrivatelyRowByRowWithAReasonThatTheCardGives() throws IOException {
    String parent = pretrained(CUSTOMERS).get("digest").asText();
    makePrivate(
        "fine-tune.json",
        "{'unit': 'ROW', 'rowUnitReason': 'Loans of firms', 'units': 600, 'clippingNorm': 1.0,"
            + " 'noiseMultiplier': 1.5, 'delta': 0.00001,"
            + " 'classWeights': {'negative': 1.0, 'positive': 3.0}}");

    int code =
        run(
            "fine-tune",
            "--base",
            folder.resolve("store").resolve(parent + ".zip").toString(),
            "--spec",
            folder.resolve("fine-tune.json").toString(),
            "--out",
            folder.resolve("store").toString());

    assertThat(err.toString()).doesNotContain("failed");
    assertThat(code).isZero();
    JsonNode line = new ObjectMapper().readTree(out.toString());
    assertThat(line.at("/spend/unit").asText()).isEqualTo("ROW");
    assertThat(line.at("/spend/noiseMultiplierMillionths").asLong()).isEqualTo(1_500_000);
    assertThat(inspected(line.get("digest").asText()).at("/card/training/recipe").asText())
        .contains("class weights 1.0 and 3.0, rows one by one because: Loans of firms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'classWeighting' : 'NONE' | 'classWeighting' : 'NONE', 'earlyStopping': {'validationShare': 0.2, 'patience': 2} | Early stopping on private rows is a spend of its own
          'classWeighting' : 'NONE' | 'classWeighting' : 'NONE', 'descent': {'rateFinder': {}} | A search for the learning rate on private rows is a spend of its own
          'classWeighting' : 'NONE' | 'classWeighting' : 'BALANCED' | public constants, in 'privacy.classWeights'
          'units': 200 | 'units': 20 | 'training.batchSize' must be at most 'privacy.units', 20, but is 32
          'owner' | 'nobody' | but lacks [nobody]
          'targetEpsilon': 8.0 | 'targetEpsilon': 0.0 | since an epsilon of 0 lets nothing be learned
          'unit': 'CUSTOMER', 'customerColumn': 'owner', 'rowsPerCustomer': 3 | 'unit': 'ROW', 'customerColumn': 'owner' | the rows 1 and 201 are of one customer
          """)
  void refusesWhatWouldNotBePrivate(String good, String bad, String sentence) throws IOException {
    makePrivate("pretrain.json", CUSTOMERS);
    Path spec = folder.resolve("pretrain.json");
    String text = Files.readString(spec);
    assertThat(text).contains(good.replace('\'', '"'));
    Files.writeString(spec, text.replace(good.replace('\'', '"'), bad.replace('\'', '"')));

    int code = run("pretrain", "--spec", spec.toString(), "--out", folder.toString());

    assertThat(err.toString()).contains(sentence);
    assertThat(code).isEqualTo(2);
  }

  @Test
  void refusesToPretrainByWhatWasMeasuredOnRows() throws IOException {
    makePrivate("pretrain.json", CUSTOMERS);
    String schema = folder.resolve("schema.json").toString();
    String rows = folder.resolve("rows.csv").toString();
    assertThat(
            run("schema", "--schema", schema, "--measure", "kind", "--data", rows, "--out", schema))
        .isZero();

    int code =
        run(
            "pretrain",
            "--spec",
            folder.resolve("pretrain.json").toString(),
            "--out",
            folder.toString());

    assertThat(err.toString()).contains("scales by declared ranges, but [kind] were measured");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void refusesToPretrainWithQuantilesOfRows() throws IOException {
    makePrivate("pretrain.json", CUSTOMERS);
    Path schema = folder.resolve("schema.json");
    Files.writeString(
        schema,
        Files.readString(schema)
            .replace("concordat-schema/1", "concordat-schema/2")
            .replace("\"LOG1P\"", "\"QUANTILE\", \"quantiles\": [1.0, 5.0, 90.0]"));

    int code =
        run(
            "pretrain",
            "--spec",
            folder.resolve("pretrain.json").toString(),
            "--out",
            folder.toString());

    assertThat(err.toString())
        .contains("scales by declared ranges, but feature 'amount' has quantiles");
    assertThat(code).isEqualTo(2);
  }

  /** Each of 200 customers has three rows. */
  private static CsvTable owned(CsvTable table) {
    List<String> header = new ArrayList<>(table.header());
    header.add("owner");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = new ArrayList<>(table.rows().get(i));
      row.add("customer " + i % (ROWS / 3));
      rows.add(row);
    }
    return new CsvTable(table.source(), header, rows);
  }

  private JsonNode pretrained(String privacy) throws IOException {
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(5, null), 1));
    makePrivate("pretrain.json", privacy);
    int code =
        run(
            "pretrain",
            "--spec",
            folder.resolve("pretrain.json").toString(),
            "--out",
            folder.resolve("store").toString());
    assertThat(err.toString()).doesNotContain("failed");
    assertThat(code).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private void makePrivate(String name, String privacy) throws IOException {
    Path spec = folder.resolve(name);
    String text = Files.readString(spec);
    assertThat(text).contains(SETTINGS);
    Files.writeString(
        spec,
        text.replace(
            SETTINGS,
            SETTINGS.replace("\n  },", ", \"privacy\": " + privacy.replace('\'', '"') + "},")));
  }

  private JsonNode inspected(String digest) throws IOException {
    run(
        "inspect",
        "--artifact",
        folder.resolve("store").resolve(digest + ".zip").toString(),
        "--json");
    return new ObjectMapper().readTree(out.toString());
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
