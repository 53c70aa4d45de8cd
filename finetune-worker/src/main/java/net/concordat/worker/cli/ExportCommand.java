// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Json;
import net.concordat.worker.DurableFile;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.onnx.OnnxExport;
import net.concordat.worker.training.Deeplearning4jNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description =
        "Writes an artifact's network as a file that Deeplearning4j's ComputationGraph.load reads,"
            + " or in the form of ONNX; it takes rows as the artifact's schema encodes them.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private ArtifactOption artifact;

  @Option(
      names = "--out",
      required = true,
      description = "file to write: a zip, with --onnx a file of ONNX")
  private Path out;

  @Option(
      names = "--onnx",
      description = "write ONNX, which gives scores; the schema is in the file's properties")
  private boolean onnx;

  @Spec private CommandSpec spec;

  /** What is printed. */
  record Exported(String artifactDigest, int inputs, String file) {}

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFile(out);
    LoadedArtifact loaded = artifact.read();
    Artifact model = loaded.artifact();
    if (onnx) {
      DurableFile.replace(out, OnnxExport.of(loaded));
    } else {
      Deeplearning4jNetwork.of(model.architecture(), model.weights()).save(out);
    }
    spec.commandLine()
        .getOut()
        .println(
            Json.line(
                new Exported(
                    loaded.digest().hex(), model.architecture().inputs(), out.toString())));
    return 0;
  }
}
