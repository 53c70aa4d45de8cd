// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.DurableFile;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.imports.ImportedNetwork;
import net.concordat.worker.imports.ImportedNetwork.Form;
import net.concordat.worker.imports.Sandbox;
import net.concordat.worker.training.CardText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description =
        "Makes an artifact of a network that Keras saved, or in the form of ONNX, to fine-tune"
            + " from: products with biases, rectified, and one sigmoid. All else is refused by the"
            + " name of its layer or operator. The file is read in a process of its own.")
final class ImportCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  /** Which file. */
  static final class Source {
    @Option(names = "--onnx", required = true, description = "the file of ONNX, read as hostile")
    private @Nullable Path onnx;

    @Option(
        names = "--keras",
        required = true,
        description = "the .keras or .h5 file of Keras, read as hostile")
    private @Nullable Path keras;

    private Form form() {
      return onnx == null ? Form.KERAS : Form.ONNX;
    }

    private Path file() {
      return onnx == null ? Checks.required("--keras", keras) : onnx;
    }
  }

  @Option(
      names = "--schema",
      required = true,
      description = "the schema whose inputs the network takes, a JSON file")
  private Path schema;

  @Option(
      names = "--card",
      required = true,
      description = "name and usage for the card, a JSON file as in a pretraining request")
  private Path card;

  @Option(names = "--out", required = true, description = "folder for DIGEST.zip")
  private Path out;

  @Spec private CommandSpec spec;

  /** What is printed. */
  record Imported(String artifactDigest, long parameters, String file, List<String> heldBy) {}

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFolder(out);
    byte[] file = bounded();
    Sandbox.Read read = new Sandbox(ForeignFileMain.class.getName()).read(source.form(), file);
    LoadedArtifact made = LoadedArtifact.of(artifact(read.network(), Sha256.of(file)));
    Files.createDirectories(out);
    Path zip = out.resolve(made.digest() + ".zip");
    DurableFile.replace(zip, made.artifact().encode());
    long parameters = made.artifact().architecture().parameters();
    spec.commandLine()
        .getOut()
        .println(
            Json.line(
                new Imported(made.digest().hex(), parameters, zip.toString(), read.heldBy())));
    return 0;
  }

  private byte[] bounded() throws IOException {
    Path file = source.file();
    long size = Files.size(InputFiles.require(file));
    if (size > ImportedNetwork.MAX_BYTES) {
      throw new InvalidInputException(
          "A file to import may have at most %d bytes, but %s has %d"
              .formatted(ImportedNetwork.MAX_BYTES, file, size));
    }
    return InputFiles.bytes(file);
  }

  private Artifact artifact(ImportedNetwork network, ArtifactDigest digest) {
    FeatureSchema declared = Json.read(schema, FeatureSchema.class);
    CardText text = Json.read(card, CardText.class);
    ModelCard made =
        ModelCard.of(
            new ModelCard.Details(
                text.name(),
                declared.name(),
                "%d inputs, %d layers"
                    .formatted(network.shape().inputs(), network.shape().layers().size()),
                "not known: imported from " + name()),
            new ModelCard.Training(
                ModelCard.Kind.PRETRAINED,
                null,
                "not known: weights are those of a file of %s with SHA-256 %s"
                    .formatted(name(), digest.hex()),
                0),
            text.usage());
    return new Artifact(
        network.shape(),
        network.weights(),
        declared,
        made,
        ExportManifest.withoutPrivacy().and(declared));
  }

  private String name() {
    return source.form() == Form.ONNX ? "ONNX" : "Keras";
  }
}
