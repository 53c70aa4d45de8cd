// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Json;
import net.concordat.worker.DurableFile;

/** Puts artifact and descriptor into a folder, each whole or not at all. */
public final class ArtifactWriter {
  private ArtifactWriter() {}

  /** Where both files are, and what was written. */
  public record Written(LoadedArtifact artifact, Path zip, Path descriptor) {}

  /** Makes the descriptor of an artifact whose digests are known. */
  @FunctionalInterface
  public interface Describe {
    /** The descriptor. */
    Descriptor of(LoadedArtifact artifact);
  }

  /**
   * Writes {@code <digest>.zip} and then {@code <digest>.json}, so a descriptor never lacks its
   * artifact.
   *
   * @throws IOException if the folder cannot be written
   */
  public static Written write(Path folder, Artifact artifact, Describe describe)
      throws IOException {
    Files.createDirectories(folder);
    LoadedArtifact loaded = LoadedArtifact.of(artifact);
    Path zip = folder.resolve(loaded.digest() + ".zip");
    Path descriptor = folder.resolve(loaded.digest() + ".json");
    DurableFile.replace(zip, artifact.encode());
    DurableFile.replace(descriptor, Json.bytes(describe.of(loaded)));
    return new Written(loaded, zip, descriptor);
  }
}
