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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String digest = "";

  @BeforeEach
  void makeAVersion() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(Fixtures.table(300, 1)));
    write("own.csv", 2);
    write("test.csv", 3);
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    digest = pretrained(1);
    assertThat(calibrate("own.csv", "PLATT")).as(err.toString()).isZero();
  }

  /** Rows of a bank with many more events: three quarters of its other rows are left out. */
  private void write(String file, long seed) throws IOException {
    List<String> lines = new ArrayList<>();
    int others = 0;
    for (String line : Fixtures.csv(Fixtures.table(1000, seed)).lines().toList()) {
      if (!line.endsWith(",0") || others++ % 4 == 0) {
        lines.add(line);
      }
    }
    Files.write(folder.resolve(file), lines);
  }

  private int rows(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).size() - 1;
  }

  @Test
  void liesBesideTheVersionAndChangesNoByteOfIt() throws IOException {
    assertThat(Sha256.of(Files.readAllBytes(zip())).hex()).isEqualTo(digest);
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(digest + ".zip", digest + ".json");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("calibration.json"))))
        .isEqualTo("rw-------");
    assertThat(json("calibration.json").get("artifactDigest").asText()).isEqualTo(digest);
  }

  @Test
  void makesTheBrierScoreOfOtherRowsBetterAndLeavesTheFiguresAlone() throws IOException {
    assertThat(evaluate("test.csv")).as(err.toString()).isZero();
    JsonNode plain = json("report.json");
    assertThat(plain.has("localCalibration")).isFalse();
    for (String method : List.of("PLATT", "ISOTONIC")) {
      assertThat(calibrate("own.csv", method)).isZero();
      assertThat(
              evaluate(
                  "test.csv", "--calibration", path("calibration.json"), "--html", path("r.html")))
          .as(err.toString())
          .isZero();
      JsonNode report = json("report.json");
      JsonNode local = report.get("localCalibration");
      assertThat(report.get("figures")).isEqualTo(plain.get("figures"));
      assertThat(local.get("method").asText()).isEqualTo(method);
      assertThat(local.get("sharedRows").asDouble()).isZero();
      assertThat(local.at("/brierBefore/value")).isEqualTo(plain.at("/figures/brierScore/value"));
      assertThat(local.at("/difference/high").asDouble()).isNegative();
      assertThat(local.get("binsAfter")).isNotEmpty();
      assertThat(Files.readString(folder.resolve("r.html"))).contains("Local calibration", method);
    }
  }

  @Test
  void isNotMeasuredOnTheRowsItWasFittedOnNorOnTheSameInAnotherOrderOrFile() throws IOException {
    assertThat(evaluate("own.csv", "--calibration", path("calibration.json"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("must be measured on other rows than it was fitted on")
        .contains("of these %d rows 100 %% are among the %1$d".formatted(rows("own.csv")));

    List<String> own = Files.readAllLines(folder.resolve("own.csv"));
    List<String> mixed = new ArrayList<>(Files.readAllLines(folder.resolve("test.csv")));
    mixed.addAll(own.subList(100, 150));
    Files.write(folder.resolve("mixed.csv"), mixed);
    assertThat(evaluate("mixed.csv", "--calibration", path("calibration.json"))).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "of these %d rows %.0f %% are among the %d"
                .formatted(rows("mixed.csv"), 5000.0 / rows("mixed.csv"), rows("own.csv")));
  }

  @Test
  void isRefusedForAnotherVersionAndForRowsItCannotBeFittedOn() throws IOException {
    String first = digest;
    digest = pretrained(2);
    assertThat(evaluate("test.csv", "--calibration", path("calibration.json"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("The calibration must be of the version " + digest + ", but is of " + first);

    List<String> own = Files.readAllLines(folder.resolve("own.csv"));
    Files.write(
        folder.resolve("one.csv"), own.stream().filter(line -> !line.endsWith(",1")).toList());
    assertThat(calibrate("one.csv", "PLATT")).isEqualTo(2);
    assertThat(err.toString())
        .contains("at least 10 rows of each label")
        .contains("0 have label 1");
    Files.write(folder.resolve("none.csv"), own.subList(0, 1));
    assertThat(calibrate("none.csv", "PLATT")).isEqualTo(2);
    assertThat(err.toString()).contains("must have rows, but has only a header");
  }

  private String pretrained(long seed) throws IOException {
    Json.write(
        folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(1, null), seed));
    run("pretrain", "--quiet", "--spec", path("pretrain.json"), "--out", path("store"));
    return new ObjectMapper().readTree(out.toString()).get("digest").asText();
  }

  private int calibrate(String rows, String method) {
    return run(
        "calibrate",
        "--artifact",
        zip().toString(),
        "--data",
        path(rows),
        "--method",
        method,
        "--out",
        path("calibration.json"));
  }

  private int evaluate(String rows, String... more) {
    run(
        "holdout",
        "commit",
        "--data",
        path(rows),
        "--first-day",
        "2025-01-01",
        "--last-day",
        "2025-12-31",
        "--split-rule",
        "x",
        "--out",
        path("holdout.json"));
    String[] arguments = {
      "evaluate",
      "--artifact",
      zip().toString(),
      "--data",
      path(rows),
      "--holdout",
      path("holdout.json"),
      "--out",
      path("report.json")
    };
    return run(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private Path zip() {
    return folder.resolve("store").resolve(digest + ".zip");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(file).toFile());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
