// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the classes of Quasar for JDK 17: Quasar's own, rewritten by {@link QuasarRewriter}, and a
 * newer ASM in the place of the one that Quasar brings along.
 */
public final class PortQuasar {
  private static final String BUNDLED_ASM = "co/paralleluniverse/asm/";

  /**
   * The places of quasar-core 0.8.0 that must change. Another number means another Quasar, which
   * somebody has to look at first.
   */
  private static final QuasarRewriter.Changes EXPECTED = new QuasarRewriter.Changes(22, 2);

  private final Path classes;

  private PortQuasar(Path classes) {
    this.classes = classes;
  }

  /**
   * Runs the port.
   *
   * @param args the class folder to write to, the jar of quasar-core, the jars of ASM
   * @throws IOException if a jar cannot be read or a class not written
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      throw new IllegalArgumentException(
          "PortQuasar takes a class folder, the Quasar jar and the ASM jars, but was given "
              + Arrays.toString(args));
    }
    PortQuasar port = new PortQuasar(Path.of(args[0]));
    QuasarRewriter rewriter = new QuasarRewriter();
    port.copy(Path.of(args[1]), rewriter::rewrite);
    if (!rewriter.changes().equals(EXPECTED)) {
      throw new IllegalStateException(
          "Quasar was expected to need " + EXPECTED + ", but " + rewriter.changes() + " were made");
    }
    AsmRelocator relocator = new AsmRelocator(BUNDLED_ASM);
    for (String asm : List.of(args).subList(2, args.length)) {
      port.copyRelocated(Path.of(asm), relocator);
    }
  }

  private void copy(Path jar, UnaryOperator<byte[]> rewrite) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : files(zip)) {
        String name = entry.getName();
        if (name.startsWith(BUNDLED_ASM) || belongsToItsJar(name)) {
          continue;
        }
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        write(name, name.endsWith(".class") ? rewrite.apply(bytes) : bytes);
      }
    }
  }

  private void copyRelocated(Path jar, AsmRelocator relocator) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : files(zip)) {
        if (entry.getName().endsWith(".class") && !belongsToItsJar(entry.getName())) {
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          write(relocator.name(entry.getName()), relocator.relocate(bytes));
        }
      }
    }
  }

  private static List<? extends ZipEntry> files(ZipFile zip) {
    return zip.stream().filter(entry -> !entry.isDirectory()).toList();
  }

  private static boolean belongsToItsJar(String name) {
    return name.equals("module-info.class") || name.equals("META-INF/MANIFEST.MF");
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
