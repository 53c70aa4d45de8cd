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
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeRowsAndSpecs() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(Fixtures.table(200, 1)));
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(3, null), 1));
    Json.write(
        folder.resolve("fine-tune.json"),
        Fixtures.fineTune(1, OutputLayer.CONTINUED, Fixtures.settings(2, null)));
  }

  @Nested
  class Pretrain {
    @Test
    void writesArtifactAndDescriptorAndPrintsOneLine() throws IOException {
      int code = run("pretrain", "--spec", path("pretrain.json"), "--out", path("store"));

      assertThat(code).isZero();
      assertThat(out.toString().lines()).hasSize(1);
      JsonNode line = new ObjectMapper().readTree(out.toString());
      JsonNode descriptor =
          new ObjectMapper().readTree(Path.of(line.get("descriptor").asText()).toFile());
      assertThat(descriptor.get("artifactDigest").asText()).isEqualTo(line.get("digest").asText());
      assertThat(descriptor.get("environment").get("deeplearning4j").asText())
          .isEqualTo("1.0.0-M2.1");
      assertThat(err.toString()).contains("pretrain").contains("3/3 passes");
    }

    @Test
    void namesTheFieldOfAnUnusableSpec() throws IOException {
      Path spec = folder.resolve("pretrain.json");
      Files.writeString(
          spec, Files.readString(spec).replace("\"epochs\" : 3", "\"epochs\" : \"many\""));

      int code = run("pretrain", "--spec", spec.toString(), "--out", path("store"));

      assertThat(code).isEqualTo(2);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains("pretrain.json is not usable at 'training.epochs'");
    }

    @Test
    void givesTheReasonOfARangeInOneSentence() throws IOException {
      Path spec = folder.resolve("pretrain.json");
      Files.writeString(spec, Files.readString(spec).replace("\"epochs\" : 3", "\"epochs\" : 0"));

      assertThat(run("pretrain", "--spec", spec.toString(), "--out", path("store"))).isEqualTo(2);
      assertThat(err.toString())
          .contains("'training.epochs' must be between 1 and 100000, but is 0");
    }
  }

  @Nested
  class FineTune {
    @Test
    void namesItsParent() throws IOException {
      String parent = digestOf("pretrain", "--spec", path("pretrain.json"));
      String child =
          digestOf("fine-tune", "--base", store(parent), "--spec", path("fine-tune.json"));

      assertThat(Files.readString(folder.resolve("store").resolve(child + ".json")))
          .contains("\"parentDigest\" : \"" + parent + "\"");
    }

    @Test
    void meetsAnotherBanksColumnsThroughTheMappingThatTheSpecNames() throws IOException {
      String parent = digestOf("pretrain", "--spec", path("pretrain.json"));
      String rows = Files.readString(folder.resolve("rows.csv"));
      Files.writeString(folder.resolve("rows.csv"), rows.replaceFirst("kind", "typ"));
      Path spec = folder.resolve("fine-tune.json");
      Files.writeString(
          spec,
          Files.readString(spec)
              .replace(
                  "\"rows.csv\"", "{\"file\" : \"rows.csv\", \"mapping\" : \"mapping.json\"}"));
      Files.writeString(
          folder.resolve("mapping.json"),
          "{\"format\":\"concordat-mapping/1\",\"columns\":[{\"feature\":\"kind\",\"from\":\"typ\"}]}");

      int code =
          run(
              "fine-tune",
              "--base",
              store(parent),
              "--spec",
              spec.toString(),
              "--mapping-report",
              path("report.json"),
              "--out",
              path("store"),
              "--quiet");

      assertThat(code).as(err.toString()).isZero();
      assertThat(err.toString()).contains("'kind' is read from 'typ'.");
      assertThat(Files.readString(folder.resolve("report.json"))).contains("\"renamed\"");
    }

    @Test
    void completesASchemaWithWhatIsMeasuredAndNamesItInTheManifest() throws IOException {
      int code =
          run(
              "schema",
              "--schema",
              path("schema.json"),
              "--measure",
              "amount,kind",
              "--data",
              path("rows.csv"),
              "--out",
              path("schema.json"));

      assertThat(code).as(err.toString()).isZero();
      String digest = digestOf("pretrain", "--spec", path("pretrain.json"));
      assertThat(Files.readString(folder.resolve("store").resolve(digest + ".json")))
          .contains("schema.json/features/0", "quantiles at 1 and 99 %")
          .contains("schema.json/features/2", "values of 20 customers or more");
    }

    @Test
    void refusesAnotherSchemaThanTheParents() throws IOException {
      String parent = digestOf("pretrain", "--spec", path("pretrain.json"));
      Path spec = folder.resolve("fine-tune.json");
      Files.writeString(
          spec, Files.readString(spec).replaceFirst("\\{", "{ \"schema\" : \"other.json\","));
      Files.writeString(
          folder.resolve("other.json"),
          Files.readString(folder.resolve("schema.json")).replace("1000.0", "2000.0"));

      int code =
          run(
              "fine-tune",
              "--base",
              store(parent),
              "--spec",
              spec.toString(),
              "--out",
              path("store"));

      assertThat(code).isEqualTo(2);
      assertThat(err.toString()).contains("A derived version keeps its parent's schema");
    }
  }

  @Nested
  class Inspect {
    @Test
    void showsLayersCardAndDigests() throws IOException {
      String digest = digestOf("pretrain", "--spec", path("pretrain.json"));

      assertThat(run("inspect", "--artifact", store(digest))).isZero();
      assertThat(out.toString())
          .contains(
              "Test model", digest, "6 inputs, 8 and 4 hidden units, 1 output", "weights.bin");

      assertThat(run("inspect", "--json", "--artifact", store(digest))).isZero();
      assertThat(new ObjectMapper().readTree(out.toString()).get("parameters").asInt())
          .isEqualTo(97);
    }

    @Test
    void refusesWhatIsNoArtifact() {
      assertThat(run("inspect", "--artifact", path("rows.csv"))).isEqualTo(2);
      assertThat(err.toString()).contains("must be a whole zip");
    }

    @Test
    void refusesAnExpectedDigestThatIsNone() throws IOException {
      String digest = digestOf("pretrain", "--spec", path("pretrain.json"));

      assertThat(run("inspect", "--artifact", store(digest), "--expect", "abc")).isEqualTo(2);
      assertThat(err.toString())
          .contains("An artifact digest is 64 lower-case hexadecimal characters");
    }
  }

  @Nested
  class Arguments {
    @Test
    void areExplainedWhereOneIsMissing() {
      assertThat(run("pretrain")).isEqualTo(2);
      assertThat(err.toString()).contains("Missing required options").contains("--spec");
    }

    @Test
    void nameTheUseCasesThereAre() {
      assertThat(run("prepare", "--use-case", "cars", "--data", "x", "--out", "y")).isEqualTo(2);
      assertThat(err.toString()).contains("one of fraud, credit-risk, but was given 'cars'");
    }

    @Test
    void helpNamesEveryCommand() {
      assertThat(run("--help")).isZero();
      assertThat(out.toString())
          .contains(
              "prepare",
              "pretrain",
              "fine-tune",
              "holdout",
              "evaluate",
              "inspect",
              "compare",
              "bench-handbook");
    }

    @Test
    void sayInOneSentenceThatTheHandbooksDataAreMissing() {
      assertThat(run("bench-handbook", "--data", folder.toString())).isEqualTo(2);
      assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void failureOfTheMachineIsNotBadInput() throws IOException {
      Path file = Files.writeString(folder.resolve("file"), "in the way");

      String[] plain = {"pretrain", "--spec", path("pretrain.json"), "--out", path("store")};
      String[] asked = java.util.Arrays.copyOf(plain, plain.length + 1);
      asked[plain.length] = "--checkpoint=" + file;
      assertThat(run(asked)).isEqualTo(1);
      assertThat(err.toString())
          .contains("A file or folder cannot be used as it is: " + file + " (FileAlreadyExists)")
          .doesNotContain("\tat ");
    }
  }

  private String digestOf(String... arguments) throws IOException {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 3);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = path("store");
    all[arguments.length + 2] = "--quiet";
    assertThat(run(all)).isZero();
    return new ObjectMapper().readTree(out.toString()).get("digest").asText();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private String store(String digest) {
    return path("store/" + digest + ".zip");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
