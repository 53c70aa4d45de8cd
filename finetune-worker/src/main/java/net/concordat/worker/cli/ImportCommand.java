// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.DurableFile;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.onnx.OnnxImport;
import net.concordat.worker.training.CardText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description =
        "Makes an artifact of a network in the form of ONNX, to fine-tune from: products with"
            + " biases, rectified, and one sigmoid. All else is refused by its operator's name.")
final class ImportCommand implements Callable<Integer> {
  @Option(names = "--onnx", required = true, description = "the file of ONNX, read as hostile")
  private Path onnx;

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
  record Imported(String artifactDigest, long parameters, String file) {}

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFolder(out);
    byte[] file = bounded();
    LoadedArtifact made = LoadedArtifact.of(artifact(OnnxImport.read(file), Sha256.of(file)));
    Files.createDirectories(out);
    Path zip = out.resolve(made.digest() + ".zip");
    DurableFile.replace(zip, made.artifact().encode());
    long parameters = made.artifact().architecture().parameters();
    spec.commandLine()
        .getOut()
        .println(Json.line(new Imported(made.digest().hex(), parameters, zip.toString())));
    return 0;
  }

  private byte[] bounded() throws IOException {
    long size = Files.size(InputFiles.require(onnx));
    if (size > ArtifactReader.MAX_BYTES) {
      throw new InvalidInputException(
          "A file of ONNX may have at most %d bytes, but %s has %d"
              .formatted(ArtifactReader.MAX_BYTES, onnx, size));
    }
    return InputFiles.bytes(onnx);
  }

  private Artifact artifact(OnnxImport network, ArtifactDigest digest) {
    FeatureSchema declared = Json.read(schema, FeatureSchema.class);
    CardText text = Json.read(card, CardText.class);
    ModelCard made =
        ModelCard.of(
            new ModelCard.Details(
                text.name(),
                declared.name(),
                "%d inputs, %d layers"
                    .formatted(network.shape().inputs(), network.shape().layers().size()),
                "not known: imported from ONNX"),
            new ModelCard.Training(
                ModelCard.Kind.PRETRAINED,
                null,
                "not known: weights are those of a file of ONNX with SHA-256 " + digest.hex(),
                0),
            text.usage());
    return new Artifact(
        network.shape(),
        network.weights(),
        declared,
        made,
        ExportManifest.withoutPrivacy().and(declared));
  }
}
