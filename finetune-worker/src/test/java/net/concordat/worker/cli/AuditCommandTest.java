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
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final PrivacySettings PRIVACY =
      new PrivacySettings(PrivacyUnit.ROW, null, null, "Made up", 300, 1.0, null, 2.0, 1e-5, null);

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeRowsAndSpecs() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(Fixtures.table(300, 1)));
    Files.writeString(folder.resolve("others.csv"), Fixtures.csv(Fixtures.table(400, 2)));
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(3, null), 1));
    TrainingSettings hidden =
        new TrainingSettings(0.01, 5, 100, 0, 0, 0, ClassWeighting.NONE, null, null, PRIVACY);
    Json.write(
        folder.resolve("fine-tune.json"), Fixtures.fineTune(0, OutputLayer.CONTINUED, hidden));
  }

  @Test
  void attacksAVersionWithShadowModels() throws IOException {
    String digest = trained("pretrain", "--spec", path("pretrain.json"));

    JsonNode report = audited("--artifact", zip(digest), "--spec", path("pretrain.json"));

    assertThat(report.get("format").asText()).isEqualTo("concordat-audit/1");
    assertThat(report.get("artifactDigest").asText()).isEqualTo(digest);
    assertThat(report.at("/membership/attack").asText()).isEqualTo("LiRA");
    assertThat(report.at("/membership/shadowModels").asInt()).isEqualTo(4);
    assertThat(report.at("/membership/members").asInt()).isEqualTo(300);
    assertThat(report.at("/membership/nonMembers").asInt()).isEqualTo(400);
    assertThat(report.at("/membership/rates/0/notMeasurable").asText())
        .isEqualTo("not measurable: 400 non-members, where at least 1000 are needed");
    double found = report.at("/membership/rates/1/truePositiveRate").asDouble();
    assertThat(report.at("/membership/rates/1/interval/low").asDouble()).isLessThanOrEqualTo(found);
    assertThat(report.at("/membership/rates/1/interval/high").asDouble()).isGreaterThan(found);
    assertThat(report.has("oneRun")).isFalse();
  }

  @Test
  void boundsTheEpsilonOfAPrivateRunFromBelow() throws IOException {
    String parent = trained("pretrain", "--spec", path("pretrain.json"));
    String digest = trained("fine-tune", "--base", zip(parent), "--spec", path("fine-tune.json"));

    JsonNode audit =
        audited(
                "--artifact",
                zip(digest),
                "--base",
                zip(parent),
                "--spec",
                path("fine-tune.json"),
                "--canaries",
                "90")
            .get("oneRun");

    // A true epsilon below the bound has a chance of 5 % at most; 2 is far above what this finds.
    assertThat(audit.get("canaries").asInt()).isEqualTo(90);
    assertThat(audit.get("guesses").asInt()).isEqualTo(44);
    assertThat(audit.get("epsilonClaimed").asDouble()).isBetween(1.9, 2.0);
    assertThat(audit.get("epsilonLowerBound").asDouble())
        .isLessThan(audit.get("epsilonClaimed").asDouble());
  }

  @Test
  void auditsAnAutoencoderByItsErrorsOnRowsWithoutLabels() throws IOException {
    for (String name : List.of("rows.csv", "others.csv")) {
      Path file = folder.resolve(name);
      Files.writeString(file, Files.readString(file).replaceAll(",(bad|[01])\n", "\n"));
    }
    TrainingSettings hidden =
        new TrainingSettings(0.01, 5, 100, 0, 0, 0, ClassWeighting.NONE, null, null, PRIVACY);
    Path spec = folder.resolve("pretrain.json");
    Json.write(spec, Fixtures.pretrain(hidden, 1));
    Files.writeString(
        spec,
        Files.readString(spec)
            .replace("\"label\" : \"bad\"", "\"autoencoder\" : {\"decoder\" : [ ]}"));
    String digest = trained("pretrain", "--spec", spec.toString());

    JsonNode report =
        audited("--artifact", zip(digest), "--spec", spec.toString(), "--canaries", "90");

    assertThat(report.at("/membership/rates/1/truePositiveRate").asDouble()).isLessThan(0.1);
    assertThat(report.at("/oneRun/epsilonLowerBound").asDouble())
        .isLessThan(report.at("/oneRun/epsilonClaimed").asDouble());
  }

  @Test
  void readsBothKindsOfRowsThroughTheMappingOfTheTraining() throws IOException {
    String plain = trained("pretrain", "--spec", path("pretrain.json"));
    JsonNode expected = audited("--artifact", zip(plain), "--spec", path("pretrain.json"));
    for (String name : List.of("rows.csv", "others.csv")) {
      Path file = folder.resolve(name);
      Files.writeString(file, Files.readString(file).replaceFirst("amount", "betrag"));
    }
    Files.writeString(
        folder.resolve("mapping.json"),
        """
        {"format": "concordat-mapping/1", "columns": [{"feature": "amount", "from": "betrag"}]}
        """);
    String mapping = "--mapping=" + path("mapping.json");
    assertThat(trained("pretrain", mapping, "--spec", path("pretrain.json"))).isEqualTo(plain);

    assertThat(audit(plain, "pretrain.json")).isEqualTo(2);
    assertThat(err.toString()).contains("lacks [amount]");
    assertThat(audit(plain, "pretrain.json", mapping, "--shadows=4")).isZero();
    assertThat(new ObjectMapper().readTree(folder.resolve("audit.json").toFile()))
        .isEqualTo(expected);
  }

  @Test
  void refusesASpecOfTheOtherKind() throws IOException {
    String digest = trained("pretrain", "--spec", path("pretrain.json"));

    int code =
        run(
            "audit",
            "--artifact",
            zip(digest),
            "--base",
            zip(digest),
            "--spec",
            path("pretrain.json"),
            "--others",
            path("others.csv"),
            "--out",
            path("audit.json"));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("pretrain.json is not usable");
  }

  @Test
  void refusesASpecThatTheVersionWasNotTrainedBy() throws IOException {
    String digest = trained("pretrain", "--spec", path("pretrain.json"));
    Json.write(folder.resolve("other.json"), Fixtures.pretrain(Fixtures.settings(3, null), 2));

    int code = audit(digest, "other.json");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .contains("--spec must be the request by which the version was trained")
        .contains("other.json");
    assertThat(folder.resolve("audit.json")).doesNotExist();
  }

  @Test
  void refusesADescriptorOfAnotherArtifact() throws IOException {
    String digest = trained("pretrain", "--spec", path("pretrain.json"));
    Path descriptor = folder.resolve(digest + ".json");
    Files.writeString(
        descriptor, Files.readString(descriptor).replaceFirst(digest, "ab".repeat(32)));

    assertThat(audit(digest, "pretrain.json")).isEqualTo(2);
    assertThat(err.toString()).contains("must be of the artifact " + digest + ", but is of abab");
  }

  private int audit(String digest, String spec, String... more) {
    List<String> all = new ArrayList<>(List.of("audit", "--artifact", zip(digest)));
    all.addAll(List.of("--spec", path(spec), "--others", path("others.csv")));
    all.addAll(List.of("--out", path("audit.json")));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private JsonNode audited(String... arguments) throws IOException {
    String[] fixed = {
      "--others", path("others.csv"), "--shadows", "4", "--quiet", "--out", path("audit.json")
    };
    String[] all = new String[1 + arguments.length + fixed.length];
    all[0] = "audit";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    System.arraycopy(fixed, 0, all, 1 + arguments.length, fixed.length);
    int code = run(all);
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    return new ObjectMapper().readTree(folder.resolve("audit.json").toFile());
  }

  private String trained(String... arguments) throws IOException {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = folder.toString();
    int code = run(all);
    assertThat(err.toString()).doesNotContain("failed");
    assertThat(code).isZero();
    return new ObjectMapper().readTree(out.toString()).get("digest").asText();
  }

  private String zip(String digest) {
    return path(digest + ".zip");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
