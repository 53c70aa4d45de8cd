// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command keeps what does not belong into memory. */
final class WorkOption {
  @Option(
      names = "--work",
      description =
          "folder for the encoded rows or their digests, which are deleted at the end; without it,"
              + " the system's for temporary files")
  private @Nullable Path work;

  /** The folder, which is there. */
  Path folder() throws IOException {
    return Files.createDirectories(
        work == null ? Path.of(System.getProperty("java.io.tmpdir")) : work);
  }
}
