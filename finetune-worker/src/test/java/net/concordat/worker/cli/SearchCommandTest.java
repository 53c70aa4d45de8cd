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
import net.concordat.worker.Fixtures;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {
  private static final TrainingSettings SETTINGS = Fixtures.settings(6, new EarlyStopping(0.25, 3));

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeRowsAndSpecs() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(Fixtures.table(200, 1)));
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(SETTINGS, 1));
    Json.write(
        folder.resolve("fine-tune.json"), Fixtures.fineTune(1, OutputLayer.CONTINUED, SETTINGS));
    Files.writeString(
        folder.resolve("search.json"),
        """
        {"format": "concordat-search/1", "method": "SUCCESSIVE_HALVING", "trials": 6, "minutes": 5,
         "learningRate": {"from": 0.001, "to": 0.1}, "batchSizes": [16, 64]}
        """);
  }

  @Test
  void trainsWithTheBestTrialsSettingsAndKeepsEveryTrial() throws IOException {
    JsonNode line = searched("pretrain.json");

    JsonNode report = reportOf(line);
    assertThat(report.get("trials")).hasSize(8);
    assertThat(report.get("trials")).allMatch(trial -> trial.has("summary"));
    assertThat(report.get("stoppedByTime").asBoolean()).isFalse();
    JsonNode chosen = report.get("trials").get(report.get("chosen").asInt() - 1);
    assertThat(report.at("/request/training/learningRate"))
        .isEqualTo(chosen.at("/settings/learningRate"));
    assertThat(report.at("/request/training/epochs").asInt()).isEqualTo(6);
    JsonNode again = descriptor(run("pretrain", request(report)));
    assertThat(again.get("weightsDigest")).isEqualTo(descriptor(line).get("weightsDigest"));
    assertThat(again.get("specDigest")).isEqualTo(descriptor(line).get("specDigest"));
  }

  @Test
  void namesTheRecipeAmongWhatDependsOnTheRows() throws IOException {
    JsonNode fields = descriptor(searched("pretrain.json")).at("/exportManifest/fields");

    assertThat(fields)
        .anyMatch(field -> field.get("field").asText().equals("card.json/training/recipe"));
  }

  @Test
  void adaptsAParentAndGivesTheSameAtAnyNumberOfThreads() throws IOException {
    JsonNode parent = run("pretrain", folder.resolve("pretrain.json"));
    String base =
        folder.resolve("store").resolve(parent.get("digest").asText() + ".zip").toString();

    JsonNode one = searched("fine-tune.json", "--base", base);
    byte[] report = Files.readAllBytes(reportFile(one));
    JsonNode four = searched("fine-tune.json", "--base", base, "--threads", "4");

    assertThat(four).isEqualTo(one);
    assertThat(Files.readAllBytes(reportFile(four))).isEqualTo(report);
    assertThat(descriptor(one).get("parentDigest")).isEqualTo(parent.get("digest"));
    assertThat(run("fine-tune", request(reportOf(one)), "--base", base).get("digest")).isNotNull();
  }

  @Test
  void tellsEachTrialAndEachPassAsALineOfJsonAndLeavesNoCheckpoint() throws IOException {
    Path kept = folder.resolve("kept");
    int code =
        code(
            "search",
            folder.resolve("pretrain.json"),
            "--search=" + folder.resolve("search.json"),
            "--json",
            "--checkpoint=" + kept);

    assertThat(code).as(err.toString()).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines.subList(0, 8))
        .allMatch(line -> line.startsWith("{\"trial\":") && line.contains("\"prAuc\":"));
    assertThat(lines.get(7)).contains("\"done\":8,\"trials\":8,\"rung\":2,\"epochs\":6,");
    assertThat(lines.get(8)).startsWith("{\"epoch\":1,\"epochs\":6,");
    assertThat(kept.resolve("checkpoint.bin")).doesNotExist();
    assertThat(kept.resolve("training/checkpoint.bin")).doesNotExist();
  }

  @Test
  void refusesToSearchOnPrivateRows() throws IOException {
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(6, null), 1));
    Path spec = folder.resolve("pretrain.json");
    Files.writeString(
        spec,
        Files.readString(spec)
            .replace(
                "\"classWeighting\" : \"NONE\"",
                """
                "classWeighting" : "NONE", "privacy": {"unit": "ROW", "rowUnitReason": "Made up",
                 "units": 200, "clippingNorm": 1.0, "targetEpsilon": 8.0, "delta": 0.00001}"""));

    int code = code("search", spec, "--search", folder.resolve("search.json").toString());

    assertThat(err.toString()).contains("A search on private rows is itself a spend");
    assertThat(code).isEqualTo(2);
    assertThat(folder.resolve("store")).doesNotExist();
  }

  private JsonNode searched(String spec, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of("--search", folder.resolve("search.json").toString()));
    return run("search", folder.resolve(spec), all.toArray(String[]::new));
  }

  private Path reportFile(JsonNode line) {
    return folder.resolve("store").resolve(line.get("digest").asText() + ".search.json");
  }

  private JsonNode reportOf(JsonNode line) throws IOException {
    return new ObjectMapper().readTree(reportFile(line).toFile());
  }

  private Path request(JsonNode report) throws IOException {
    return Files.writeString(folder.resolve("best.json"), report.get("request").toString());
  }

  private static JsonNode descriptor(JsonNode line) throws IOException {
    return new ObjectMapper().readTree(Path.of(line.get("descriptor").asText()).toFile());
  }

  private JsonNode run(String command, Path spec, String... more) throws IOException {
    int code = code(command, spec, more);
    assertThat(code).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private int code(String command, Path spec, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(command, "--spec", spec.toString(), "--quiet"));
    all.addAll(List.of("--out", folder.resolve("store").toString()));
    all.addAll(List.of(more));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
