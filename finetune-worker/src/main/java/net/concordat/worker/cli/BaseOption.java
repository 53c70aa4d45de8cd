// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.nio.file.Path;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.LoadedArtifact;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The version that is adapted. */
public final class BaseOption {
  @Option(names = "--base", required = true, description = "the parent version's artifact, a zip")
  private Path file;

  @Option(
      names = "--expect",
      description = "refuse the base unless its SHA-256 is this, in lower hex")
  private @Nullable String expected;

  /** The version, checked. */
  public LoadedArtifact read() {
    return ArtifactReader.read(file, ArtifactOption.digest(expected));
  }
}
