// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Json;
import net.concordat.worker.DurableFile;
import net.concordat.worker.adoption.DriftProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "profile",
    description = "Counts each feature of the bank's own rows, and the version's scores of them.")
final class DriftProfileCommand implements Callable<Integer> {
  @Mixin private ArtifactOption artifact;
  @Mixin private DataOption data;
  @Mixin private MappingOptions mapping;

  @Option(
      names = "--out",
      required = true,
      description = "profile to write, a JSON file that its owner alone can read")
  private Path out;

  @Spec private CommandSpec spec;

  /** What is printed. */
  record Printed(String artifactDigest, long rows, int features) {}

  @Override
  public Integer call() throws IOException {
    LoadedArtifact version = artifact.read();
    DriftProfile profile =
        DriftProfile.of(
            version,
            mapping.meetFeatures(version.artifact().schema(), data.source(), data.mapping()));
    DurableFile.replace(out, Json.bytes(profile));
    spec.commandLine()
        .getOut()
        .println(
            Json.line(
                new Printed(profile.artifactDigest(), profile.rows(), profile.features().size())));
    return 0;
  }
}
