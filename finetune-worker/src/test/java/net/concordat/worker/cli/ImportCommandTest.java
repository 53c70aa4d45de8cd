// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs that become artifacts. */
@Timeout(120)
class ImportCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeSchemaAndCard() throws IOException {
    Json.write(folder.resolve("card.json"), Fixtures.CARD);
    Json.write(
        folder.resolve("schema.json"),
        new FeatureSchema(
            FeatureSchema.FORMAT,
            "Three numbers",
            "As Keras saw them",
            "bad",
            List.of(number("a"), number("b"), number("c"))));
    for (String name : List.of("dense.keras", "sequential.h5")) {
      try (InputStream in =
          Objects.requireNonNull(getClass().getResourceAsStream("/keras/" + name))) {
        Files.copy(in, folder.resolve(name));
      }
    }
  }

  private static NumericFeature number(String name) {
    return new NumericFeature(name, -10, 10, NumericFeature.Transform.NONE, 0, 1, null);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private int imported(String option, String file) {
    return run(
        "import",
        option,
        path(file),
        "--schema",
        path("schema.json"),
        "--card",
        path("card.json"),
        "--out",
        path("store"));
  }

  private Artifact made() {
    JsonNode line = Json.read(out.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class, "");
    return ArtifactReader.read(Path.of(line.get("file").asText()), null).artifact();
  }

  @Test
  void makesAnArtifactOfWhatKerasSavedAndOneOfWhatIsExportedFromIt() throws IOException {
    assertThat(imported("--keras", "dense.keras")).as(err.toString()).isZero();

    Artifact keras = made();
    assertThat(keras.card().details().toString()).contains("imported from Keras");
    assertThat(keras.card().training().toString()).contains("a file of Keras with SHA-256");
    String zip =
        Json.read(out.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class, "")
            .get("file")
            .asText();
    assertThat(run("export", "--onnx", "--artifact", zip, "--out", path("model.onnx"))).isZero();
    out.getBuffer().setLength(0);
    assertThat(imported("--onnx", "model.onnx")).as(err.toString()).isZero();
    assertThat(made().weights().encode()).isEqualTo(keras.weights().encode());
  }

  @Test
  void readsTheOlderFormInTheSameProcess() {
    assertThat(imported("--keras", "sequential.h5")).as(err.toString()).isZero();
    assertThat(made().architecture().inputs()).isEqualTo(3);
  }

  @Test
  void refusesWhatItCannotReadWithASentence() throws IOException {
    Files.writeString(folder.resolve("none.keras"), "no file of Keras");

    assertThat(imported("--keras", "none.keras")).isEqualTo(2);

    assertThat(err.toString().lines())
        .hasSize(1)
        .first()
        .asString()
        .contains("A file of Keras must hold");
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void takesOneFileAlone() {
    assertThat(
            run(
                "import",
                "--keras",
                "a",
                "--onnx",
                "b",
                "--schema",
                "s",
                "--card",
                "c",
                "--out",
                "o"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("mutually exclusive");
  }
}
