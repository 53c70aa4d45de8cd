// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A class of Corda's that is written anew, ahead of Corda's own on the class path. */
final class PortedClass {
  private PortedClass() {}

  /**
   * Reads a class and writes what becomes of it.
   *
   * @param name the class, with slashes
   * @param args the class folder to write to, the jar that has the class
   * @param rewriter what rewrites one place of it, given what takes the class then
   * @throws IOException if the jar cannot be read or the class not written
   */
  static void write(String name, String[] args, Function<ClassVisitor, Rewriter> rewriter)
      throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException(
          "A class folder and the jar that has %s are taken, but given was %s"
              .formatted(name, Arrays.toString(args)));
    }
    Path file = Path.of(args[0]).resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, rewrite(name, read(Path.of(args[1]), name), rewriter));
  }

  private static byte[] rewrite(
      String name, byte[] classFile, Function<ClassVisitor, Rewriter> rewriter) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Rewriter applied = rewriter.apply(writer);
    new ClassReader(classFile).accept(applied, 0);
    if (applied.rewritten != 1) {
      throw new IllegalStateException(
          "%s was expected to have one place to rewrite, but has %d"
              .formatted(name, applied.rewritten));
    }
    return writer.toByteArray();
  }

  /** Rewrites a class, and counts the places. */
  abstract static class Rewriter extends ClassVisitor {
    int rewritten;

    Rewriter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }
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
