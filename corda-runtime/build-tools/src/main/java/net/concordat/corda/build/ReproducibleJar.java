// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A jar as a sorted map of its entries, written so that its bytes depend on nothing else. */
final class ReproducibleJar {
  /** As project.build.outputTimestamp in the root pom; a local time, which no time zone shifts. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private ReproducibleJar() {}

  static SortedMap<String, byte[]> read(Path jar) throws IOException {
    SortedMap<String, byte[]> entries =
        new TreeMap<>(
            Comparator.comparingInt(ReproducibleJar::rank)
                .thenComparing(Comparator.naturalOrder()));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements()) {
        ZipEntry entry = all.nextElement();
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  static void write(SortedMap<String, byte[]> entries, Path jar) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  /** A jar read as a stream, as Corda reads it, is verified only in this order. */
  private static int rank(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.equals("META-INF/")) {
      return 0;
    }
    if (upper.equals("META-INF/MANIFEST.MF")) {
      return 1;
    }
    return upper.matches("META-INF/[^/]+\\.(SF|RSA)") ? 2 : 3;
  }
}
