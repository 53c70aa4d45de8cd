// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reading files that a person named, with a sentence where that fails. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * All bytes of a file.
   *
   * @throws InvalidInputException if there is no such readable file
   */
  public static byte[] bytes(Path file) {
    require(file);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidInputException("Could not read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Refuses a path that is no readable file.
   *
   * @throws InvalidInputException if there is no such readable file
   */
  public static Path require(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InvalidInputException(
          "A readable file is needed, but there is none at '" + file + "'");
    }
    return file;
  }
}
