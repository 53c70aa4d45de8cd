// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;

/** The secret that keys a bank's data commitments; it stays beside the bank's data. */
public final class CommitmentKey {
  /** The name of the key file that is made beside the data where none is given. */
  public static final String FILE_NAME = "commitment.key";

  private static final int BYTES = 32;

  private CommitmentKey() {}

  /**
   * Reads a given key.
   *
   * @throws InvalidInputException if the file has fewer than 32 bytes
   */
  public static byte[] read(Path file) {
    byte[] key = InputFiles.bytes(file);
    if (key.length < BYTES) {
      throw new InvalidInputException(
          "A commitment key must have at least %d bytes, but %s has %d"
              .formatted(BYTES, file, key.length));
    }
    return key;
  }

  /** Reads the key beside a data file, or makes one once, readable by its owner alone. */
  public static byte[] besideData(Path dataFile) throws IOException {
    Path file = dataFile.toAbsolutePath().resolveSibling(FILE_NAME);
    if (!Files.exists(file)) {
      create(file);
    }
    return read(file);
  }

  private static void create(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path unfinished =
        Files.createTempFile(
            file.getParent(),
            FILE_NAME,
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(unfinished, key);
      // A hard link is refused where the name exists, so two first runs end up with one key.
      Files.createLink(file, unfinished);
    } catch (FileAlreadyExistsException e) {
      // Another run was first; its key counts.
      return;
    } finally {
      Files.delete(unfinished);
    }
  }
}
