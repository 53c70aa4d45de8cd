// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.nio.file.Path;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The artifact that a command reads. */
final class ArtifactOption {
  @Option(names = "--artifact", required = true, description = "the artifact, a zip")
  private Path file;

  @Option(
      names = "--expect",
      description = "refuse the artifact unless its SHA-256 is this, in lower hex")
  private @Nullable String expected;

  LoadedArtifact read() {
    return ArtifactReader.read(file, digest(expected));
  }

  /** The descriptor beside it: the same name, ending in {@code .json}. */
  Path descriptor() {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.zip$", "") + ".json");
  }

  static @Nullable ArtifactDigest digest(@Nullable String hex) {
    try {
      return hex == null ? null : ArtifactDigest.of(hex);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
