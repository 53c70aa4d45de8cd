// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A class of Corda's that is written anew, ahead of Corda's own on the class path. */
final class PortedClass {
  private PortedClass() {}

  /**
   * Reads a class and writes what becomes of it.
   *
   * @param name the class, with slashes
   * @param args the class folder to write to, the jar that has the class
   * @param rewrite from class file to class file
   * @throws IOException if the jar cannot be read or the class not written
   */
  static void write(String name, String[] args, UnaryOperator<byte[]> rewrite) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException(
          "A class folder and the jar that has %s are taken, but given was %s"
              .formatted(name, Arrays.toString(args)));
    }
    Path file = Path.of(args[0]).resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, rewrite.apply(read(Path.of(args[1]), name)));
  }

  private static byte[] read(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name + ".class");
      if (entry == null) {
        throw new IllegalStateException(jar + " has no class " + name);
      }
      return zip.getInputStream(entry).readAllBytes();
    }
  }
}
