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
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String zip = "";

  @BeforeEach
  void makeAVersionAndItsProfile() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(Fixtures.table(400, 1)));
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(1, null), 1));
    run("pretrain", "--quiet", "--spec", path("pretrain.json"), "--out", path("store"));
    zip =
        path("store/" + new ObjectMapper().readTree(out.toString()).get("digest").asText())
            + ".zip";
    assertThat(profile("rows.csv")).as(err.toString()).isZero();
  }

  @Test
  void keepsTheProfileForItsOwnerAndChangesNothingOfTheVersion() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("profile.json"))))
        .isEqualTo("rw-------");
    assertThat(new ObjectMapper().readTree(out.toString()).get("rows").asInt()).isEqualTo(400);
    try (var files = Files.list(folder.resolve("store"))) {
      assertThat(files).hasSize(2);
    }
    assertThat(run("inspect", "--artifact", zip)).isZero();
  }

  @Test
  void showsTheScoreThenWhatMovedMost() throws IOException {
    assertThat(compare("rows.csv")).as(err.toString()).isZero();

    assertThat(out.toString()).contains("400 rows against 400 of the profile").contains("LITTLE");
    assertThat(out.toString().lines().skip(2)).first().asString().endsWith("score");
    JsonNode report = new ObjectMapper().readTree(folder.resolve("drift.json").toFile());
    assertThat(report.get("greatestPsi").asDouble()).isZero();
    assertThat(report.get("features")).hasSize(4);
  }

  @Test
  void endsWithThreeAboveTheBoundAndWithNoneBelow() throws IOException {
    String csv = Fixtures.csv(Fixtures.table(400, 2)).replace(",a,", ",b,");
    Files.writeString(folder.resolve("new.csv"), csv);

    assertThat(compare("new.csv", "--fail-above", "0.25")).isEqualTo(3);
    assertThat(out.toString()).contains("MUCH");
    assertThat(folder.resolve("drift.json")).exists();
    assertThat(compare("new.csv", "--fail-above", "50")).isZero();
    assertThat(compare("new.csv", "--fail-above", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("'--fail-above' must be between 0.0 and 100.0");
  }

  @Test
  void readsParquetAndWhatAMappingBringsTogether() throws IOException {
    Path parquet = Path.of("src", "test", "resources", "parquet", "rows-snappy.parquet");
    assertThat(profile(parquet.toAbsolutePath().toString())).as(err.toString()).isZero();

    Files.writeString(
        folder.resolve("bank.csv"),
        Fixtures.csv(Fixtures.table(400, 1))
            .replaceFirst("amount,score,kind,young,bad", "sum,score,kind,young,later"));
    assertThat(profile("bank.csv")).isEqualTo(2);
    assertThat(err.toString()).contains("lacks [amount]");
    Files.writeString(
        folder.resolve("mapping.json"),
        """
        {"format": "concordat-mapping/1", "columns": [{"feature": "amount", "from": "sum"}]}""");
    Files.writeString(
        folder.resolve("source.json"),
        """
        {"file": "bank.csv", "mapping": "mapping.json"}""");
    assertThat(profile("source.json")).as(err.toString()).isZero();
    assertThat(err.toString()).contains("'amount' is read from 'sum'");
  }

  private int profile(String rows) {
    return run(
        "drift", "profile", "--artifact", zip, "--data", path(rows), "--out", path("profile.json"));
  }

  private int compare(String rows, String... more) {
    String[] arguments = {
      "drift",
      "compare",
      "--artifact",
      zip,
      "--data",
      path(rows),
      "--profile",
      path("profile.json"),
      "--out",
      path("drift.json")
    };
    return run(
        java.util.stream.Stream.of(arguments, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
