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
import java.util.List;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldoutCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String root = "";

  @BeforeEach
  void commitToRows() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(Fixtures.table(123, 1)));
    assertThat(
            run(
                "holdout",
                "commit",
                "--data",
                path("rows.csv"),
                "--first-day",
                "2025-01-01",
                "--last-day",
                "2025-12-31",
                "--split-rule",
                "customers whose number ends with 7",
                "--out",
                path("holdout.json")))
        .as(err.toString())
        .isZero();
    root = json("holdout.json").get("root").asText();
  }

  @Nested
  class Commit {
    @Test
    void writesWhatTheLedgerIsToldAndPrintsTheSame() throws IOException {
      assertThat(new ObjectMapper().readTree(out.toString())).isEqualTo(json("holdout.json"));
      assertThat(json("holdout.json").get("rows").asInt()).isEqualTo(123);
      assertThat(json("holdout.json").get("rowsRounded").asInt()).isEqualTo(120);
      assertThat(json("holdout.json").get("firstDay").asText()).isEqualTo("2025-01-01");
    }

    @Test
    void makesASecretThatOnlyItsOwnerReads() throws IOException {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("commitment.key"))))
          .isEqualTo("rw-------");
    }

    @Test
    void asksForAPeriod() {
      assertThat(
              run(
                  "holdout",
                  "commit",
                  "--data",
                  path("rows.csv"),
                  "--split-rule",
                  "x",
                  "--out",
                  path("other.json")))
          .isEqualTo(2);
      assertThat(err.toString()).contains("--day-column").contains("--first-day");
    }
  }

  @Nested
  class OpenAndVerify {
    @Test
    void proveTheRowsThatWereAskedForAndWriteThem() throws IOException {
      assertThat(open("5,100-102")).as(err.toString()).isZero();

      assertThat(verify("--out", path("proven.csv"))).as(err.toString()).isZero();
      JsonNode line = new ObjectMapper().readTree(out.toString());
      assertThat(line.get("rows").asInt()).isEqualTo(123);
      assertThat(line.get("proven").toString()).isEqualTo("[5,100,101,102]");
      List<String> lines = Files.readAllLines(folder.resolve("rows.csv"));
      assertThat(Files.readAllLines(folder.resolve("proven.csv")))
          .containsExactly(
              lines.get(0), lines.get(5), lines.get(100), lines.get(101), lines.get(102));
    }

    @Test
    void showNothingOfTheOtherRows() throws IOException {
      assertThat(open("5")).isZero();

      List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("rows.csv")));
      String score = lines.get(5).split(",")[1];
      String opening = Files.readString(folder.resolve("opening.json"));
      assertThat(opening).contains(score);
      lines.stream()
          .skip(1)
          .map(line -> line.split(",")[1])
          .filter(other -> !other.equals(score) && other.length() > 6)
          .forEach(other -> assertThat(opening).doesNotContain(other));
    }

    @Test
    void refuseATamperedRow() throws IOException {
      assertThat(open("5")).isZero();
      Path opening = folder.resolve("opening.json");
      String cell = json("opening.json").get("opened").get(0).get("cells").get(1).asText();
      Files.writeString(opening, Files.readString(opening).replace(cell, "9.5"));

      assertThat(verify()).isEqualTo(2);
      assertThat(err.toString()).contains("What is shown as row 5 is not what was committed to");
      assertThat(out.toString()).isEmpty();
    }

    @Test
    void refuseARangeThatIsNoneAndRowsThatThereAreNot() {
      assertThat(open("5,x")).isEqualTo(2);
      assertThat(err.toString()).contains("--rows must be numbers or ranges").contains("'x'");
      assertThat(open("1-124")).isEqualTo(2);
      assertThat(err.toString()).contains("'--rows' must be between 1 and 123, but is 124");
      assertThat(open("0")).isEqualTo(2);
      assertThat(err.toString()).contains("rows 1 to 123, but row 0 was asked for");
    }

    @Test
    void refuseRowsThatWereChangedSince() throws IOException {
      Path rows = folder.resolve("rows.csv");
      Files.writeString(rows, Fixtures.csv(Fixtures.table(123, 2)));

      assertThat(open("5")).isEqualTo(2);
      assertThat(err.toString()).contains("must be the 123 that were committed to").contains(root);
      assertThat(folder.resolve("opening.json")).doesNotExist();
    }
  }

  @Nested
  class Evaluate {
    @Test
    void reportsTheRootAndRefusesOtherRows() throws IOException {
      Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
      Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(1, null), 1));
      run("pretrain", "--quiet", "--spec", path("pretrain.json"), "--out", path("store"));
      String digest = new ObjectMapper().readTree(out.toString()).get("digest").asText();

      assertThat(evaluate(digest)).as(err.toString()).isZero();
      assertThat(json("report.json").get("dataCommitment").get("value").asText()).isEqualTo(root);
      assertThat(json("report.json").get("artifactDigest").asText()).isEqualTo(digest);
      JsonNode printed = new ObjectMapper().readTree(out.toString());
      assertThat(printed.get("figures")).isEqualTo(json("report.json").get("figures"));
      JsonNode rocAuc = json("report.json").at("/figures/rocAuc");
      assertThat(rocAuc.get("value").asDouble())
          .isBetween(rocAuc.get("low").asDouble(), rocAuc.get("high").asDouble());

      List<String> lines = Files.readAllLines(folder.resolve("rows.csv"));
      Files.write(folder.resolve("rows.csv"), lines.subList(0, 100));
      assertThat(evaluate(digest)).isEqualTo(2);
      assertThat(err.toString())
          .contains("The rows must be the 123 that were committed to")
          .contains("but given are 99");
    }

    private int evaluate(String digest) {
      return run(
          "evaluate",
          "--artifact",
          path("store/" + digest + ".zip"),
          "--data",
          path("rows.csv"),
          "--holdout",
          path("holdout.json"),
          "--out",
          path("report.json"));
    }
  }

  private int open(String rows) {
    return run(
        "holdout",
        "open",
        "--data",
        path("rows.csv"),
        "--holdout",
        path("holdout.json"),
        "--rows",
        rows,
        "--out",
        path("opening.json"));
  }

  private int verify(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("holdout", "verify", "--root", root, "--opening", path("opening.json")));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
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
