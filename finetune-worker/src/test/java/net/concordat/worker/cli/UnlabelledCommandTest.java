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
import java.util.stream.Stream;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An autoencoder from rows without labels to a report and to a classifier. */
class UnlabelledCommandTest {
  private static final String ROWS = Fixtures.csv(Fixtures.table(200, 1));

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeRowsAndSpecs() throws IOException {
    write("rows.csv", ROWS);
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(3, null), 1));
    replace("pretrain.json", "'label' : 'bad'", "'autoencoder' : {'decoder' : [8]}");
    Json.write(
        folder.resolve("fine-tune.json"),
        Fixtures.fineTune(1, OutputLayer.REPLACED, Fixtures.settings(2, null)));
  }

  @Test
  void pretrainsOnRowsWithoutALabelColumnAsOnRowsWithWhateverIsInIt() throws IOException {
    String labelled = pretrained();
    write("rows.csv", ROWS.replaceAll(",[01]\n", ",not known\n"));
    assertThat(pretrained()).isEqualTo(labelled);
    write("rows.csv", ROWS.replaceFirst(",bad\n", "\n").replaceAll(",[01]\n", "\n"));
    assertThat(pretrained()).isEqualTo(labelled);
    assertThat(err.toString()).isEmpty();

    JsonNode summary =
        new ObjectMapper()
            .readTree(folder.resolve("store").resolve(labelled + ".json").toFile())
            .get("summary");
    assertThat(summary.get("rows").asInt()).isEqualTo(200);
    assertThat(summary.has("positives")).isFalse();
  }

  @Test
  void meetsOtherColumnsThroughAMappingWithoutALabel() throws IOException {
    String digest = pretrained();
    write(
        "rows.csv",
        ROWS.replaceFirst("kind", "typ").replaceFirst(",bad\n", "\n").replaceAll(",[01]\n", "\n"));
    write(
        "mapping.json",
        "{'format':'concordat-mapping/1','columns':[{'feature':'kind','from':'typ'}]}"
            .replace('\'', '"'));

    assertThat(pretrained("--mapping", path("mapping.json"))).isEqualTo(digest);
  }

  @Test
  void scalesByASchemaThatWasMeasuredOnRowsWithoutLabels() throws IOException {
    write("rows.csv", ROWS.replaceFirst(",bad\n", "\n").replaceAll(",[01]\n", "\n"));
    int code =
        run(
            "schema",
            "--schema",
            path("schema.json"),
            "--measure",
            "amount",
            "--data",
            path("rows.csv"),
            "--out",
            path("schema.json"));
    assertThat(code).as(err.toString()).isZero();

    String digest = pretrained();
    assertThat(Files.readString(folder.resolve("store").resolve(digest + ".json")))
        .contains("schema.json/features/0", "configuration.json/layers/3/errors");
  }

  @Test
  void isExplainedByInspect() throws IOException {
    String digest = pretrained();

    assertThat(run("inspect", "--artifact", store(digest))).isZero();
    assertThat(out.toString())
        .contains("autoencoder: 6 inputs, 8 and 4 units down to the bottleneck, 8 units back")
        .contains("how unusual a row is, learned without labels; no probability")
        .containsPattern("squared error e over 6 inputs: 0.01 at [0-9.]+, 0.99 at [0-9.]+")
        .contains("configuration.json/layers/3/errors: reconstruction errors of the training rows");
  }

  @Test
  void isMeasuredAgainstTheLabelsOfAHoldout() throws IOException {
    String digest = pretrained();
    commitToHoldout();

    assertThat(evaluate(digest)).as(err.toString()).isZero();
    JsonNode figures = new ObjectMapper().readTree(out.toString()).get("figures");
    assertThat(figures.at("/rocAuc/value").asDouble()).isBetween(0.0, 1.0);
    assertThat(figures.has("prAuc")).isTrue();
    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("its score ranks rows by how unusual they are and is no probability");
  }

  @Test
  void becomesAClassifierWhoseParentItIs() throws IOException {
    String digest = pretrained();

    String child = digestOf("fine-tune", "--base", store(digest), "--spec", path("fine-tune.json"));
    assertThat(run("inspect", "--artifact", store(child))).isZero();
    assertThat(out.toString())
        .contains(digest, "6 inputs, 8 and 4 hidden units, 1 output", "output layer replaced");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'hiddenLayers' | 'label' : 'bad', 'hiddenLayers' | either 'label' or 'autoencoder', which looks at no labels, but both are given
          'autoencoder' : {'decoder' : [8]}, | | 'label' is required, but is missing
          'autoencoder' : {'decoder' : [8]} | 'autoencoder' : {} | 'autoencoder.decoder' is required, but is missing
          'hiddenLayers' : [ 8, 4 ] | 'hiddenLayers' : [ ] | must have a hidden layer, its bottleneck, but has none
          'hiddenLayers' : [ 8, 4 ] | 'hiddenLayers' : [ 8, 6 ] | must have fewer units than the 6 inputs
          'classWeighting' : 'NONE' | 'classWeighting' : 'BALANCED' | 'training.classWeighting' has no meaning, but is BALANCED
          'classWeighting' : 'NONE' | 'classWeighting' : 'NONE', 'descent' : {'focus' : 2.0} | 'training.descent.focus' has no meaning, but is 2.0
          'classWeighting' : 'NONE' | 'classWeighting' : 'NONE', 'privacy' : {'unit': 'ROW', 'rowUnitReason': 'x', 'units': 200, 'clippingNorm': 1.0, 'targetEpsilon': 8.0, 'delta': 0.00001, 'classWeights': {'negative': 1.0, 'positive': 3.0}} | 'training.privacy.classWeights' has no meaning, but is given
          'classWeighting' : 'NONE' | 'classWeighting' : 'NONE', 'threshold' : 0.5 | pretrain.json is not usable at 'training.threshold'
          """)
  void refusesWhatHasAMeaningForLabelsAlone(String good, String bad, String sentence)
      throws IOException {
    replace("pretrain.json", good, bad == null ? "" : bad);

    refused(sentence, "pretrain", "--spec", path("pretrain.json"));
  }

  @Test
  void refusesRowsThatAreAllTheSameAndNamesSingleConstantColumns() throws IOException {
    write("rows.csv", "amount,score,kind,young\n1,3,a,1\n2,3,b,0\n");
    pretrained();
    run("pretrain", "--spec", path("pretrain.json"), "--out", path("store"));
    assertThat(err.toString())
        .contains("same value in all 2 rows of [score]")
        .doesNotContain("label");

    write("rows.csv", "amount,score,kind,young\n1,3,a,1\n1,3,a,1\n1,3,a,1\n");
    refused(
        "learns how rows differ, but all 3 rows have the same inputs",
        "pretrain",
        "--spec",
        path("pretrain.json"));
  }

  @Test
  void refusesASchemaWithNoFeatureLeft() throws IOException {
    write(
        "schema.json",
        "{'format':'concordat-schema/2','name':'t','description':'t','label':'bad','features':[{'type':'boolean','name':'young','missing':false,'protected':{}}]}"
            .replace('\'', '"'));

    refused(
        "'inputs of all features' must be between 1 and 16384, but is 0",
        "pretrain",
        "--spec",
        path("pretrain.json"));
  }

  @Test
  void isRefusedByWhatNeedsLabels() throws IOException {
    String digest = pretrained();
    write(
        "search.json",
        "{'format': 'concordat-search/1', 'method': 'RANDOM', 'trials': 2, 'minutes': 5, 'batchSizes': [16]}"
            .replace('\'', '"'));
    refused(
        "A search for settings needs labels",
        "search",
        "--search",
        path("search.json"),
        "--spec",
        path("pretrain.json"));
    commitToHoldout();
    assertThat(evaluate(digest, "--local", path("pretrain.json"))).isEqualTo(2);
    assertThat(err.toString()).contains("--local needs labels");
    Json.write(folder.resolve("local.json"), Fixtures.pretrain(Fixtures.settings(2, null), 1));
    assertThat(evaluate(digest, "--received", "--local", path("local.json"))).isEqualTo(2);
    assertThat(err.toString()).contains("A search for triggers needs a version that tells labels");
  }

  private String pretrained(String... more) throws IOException {
    return digestOf(and(more, "pretrain", "--quiet", "--spec", path("pretrain.json")));
  }

  private static String[] and(String[] more, String... first) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
  }

  private String digestOf(String... arguments) throws IOException {
    assertThat(runTo("store", arguments)).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString()).get("digest").asText();
  }

  private void refused(String sentence, String... arguments) {
    assertThat(runTo("refused", arguments)).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  private int runTo(String store, String... arguments) {
    return run(and(new String[] {"--out", path(store)}, arguments));
  }

  private void commitToHoldout() throws IOException {
    write("test.csv", Fixtures.csv(Fixtures.table(120, 7)));
    int code =
        run(
            "holdout",
            "commit",
            "--data",
            path("test.csv"),
            "--first-day",
            "2025-01-01",
            "--last-day",
            "2025-12-31",
            "--split-rule",
            "made up",
            "--out",
            path("holdout.json"));
    assertThat(code).as(err.toString()).isZero();
  }

  private int evaluate(String digest, String... more) {
    return run(
        and(
            more,
            "evaluate",
            "--artifact",
            store(digest),
            "--data",
            path("test.csv"),
            "--holdout",
            path("holdout.json"),
            "--out",
            path("report.json")));
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private void replace(String name, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(name));
    String good = from.replace('\'', '"');
    assertThat(text).contains(good);
    write(name, text.replace(good, to.replace('\'', '"')));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private String store(String digest) {
    return path("store/" + digest + ".zip");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
