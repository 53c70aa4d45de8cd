// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import net.concordat.worker.Json;

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
    replace(zip, artifact.encode());
    replace(descriptor, Json.bytes(describe.of(loaded)));
    return new Written(loaded, zip, descriptor);
  }

  /** Writes under another name, forces the bytes to the disk, and renames in one step. */
  private static void replace(Path target, byte[] bytes) throws IOException {
    Path unfinished = Files.createTempFile(target.toAbsolutePath().getParent(), ".unfinished", "");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
