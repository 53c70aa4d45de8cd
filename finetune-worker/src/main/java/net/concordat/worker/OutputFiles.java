// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import net.concordat.inference.support.InvalidInputException;

/** Where results are to go; looked at before anything takes time. */
public final class OutputFiles {
  private OutputFiles() {}

  /**
   * Refuses a path at which no folder is or can be made.
   *
   * @throws InvalidInputException if so
   */
  public static void requireFolder(Path folder) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        require(
            Files.isDirectory(at) && Files.isWritable(at),
            "folder that is there or can be made",
            folder);
        return;
      }
    }
  }

  /**
   * Refuses a path at which no file can be written.
   *
   * @throws InvalidInputException if so
   */
  public static void requireFile(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean there = folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    require(there && !Files.isDirectory(file), "file in a folder that is there", file);
  }

  private static void require(boolean usable, String what, Path path) {
    if (!usable) {
      throw new InvalidInputException(
          "Results must go to a %s, and that can be written to, but '%s' is none"
              .formatted(what, path));
    }
  }
}
