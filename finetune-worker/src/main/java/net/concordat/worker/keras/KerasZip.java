// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.keras;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.support.InvalidInputException;

/** The container of a {@code .keras} file: three entries by name, each of bounded size. */
final class KerasZip {
  static final String CONFIGURATION = "config.json";
  static final String WEIGHTS = "model.weights.h5";
  private static final Set<String> ENTRIES = Set.of("metadata.json", CONFIGURATION, WEIGHTS);
  static final int MAX_JSON_BYTES = 4 << 20;

  private KerasZip() {}

  static Map<String, byte[]> read(byte[] file) {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        add(entries, entry.getName(), zip);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException("The file is no sound zip: " + e.getMessage(), e);
    }
    if (!entries.keySet().equals(ENTRIES)) {
      throw new InvalidInputException(
          "A file of Keras must hold %s, but holds %s".formatted(ENTRIES, entries.keySet()));
    }
    return entries;
  }

  private static void add(Map<String, byte[]> entries, String name, ZipInputStream zip)
      throws IOException {
    if (!ENTRIES.contains(name) || entries.containsKey(name)) {
      throw new InvalidInputException(
          "A file of Keras must hold each of %s once, but holds '%s'%s"
              .formatted(
                  ENTRIES, KerasImport.shown(name), entries.containsKey(name) ? " twice" : ""));
    }
    int most = name.equals(WEIGHTS) ? (int) ArtifactReader.MAX_BYTES : MAX_JSON_BYTES;
    byte[] content = zip.readNBytes(most + 1);
    if (content.length > most) {
      throw new InvalidInputException(
          "Entry '%s' of a file of Keras may have at most %d bytes, but has more"
              .formatted(name, most));
    }
    entries.put(name, content);
  }
}
