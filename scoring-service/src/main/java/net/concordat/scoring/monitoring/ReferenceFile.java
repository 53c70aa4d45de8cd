// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.scoring.model.Scored;
import net.concordat.scoring.serving.Gate;

/** Rows that the bank put beside the service for an adoption: a line of JSON for each. */
final class ReferenceFile {
  private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};
  private static final int ROWS_AT_ONCE = 500;

  private ReferenceFile() {}

  static Path of(Path folder, UUID adoption) {
    return folder.resolve("reference-" + adoption + ".jsonl");
  }

  /**
   * Reads and scores the rows.
   *
   * @throws IOException if it has none, or something else
   * @throws net.concordat.scoring.model.InvalidRowsException if a value is not as the schema says
   */
  static Reference read(Path file, UUID adoption, Gate.Ready by) throws IOException {
    Sample sample = new Sample(adoption);
    List<Map<String, Object>> rows = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(MonitoringStore.JSON.readValue(line, ROW));
        if (rows.size() == ROWS_AT_ONCE) {
          score(rows, by, sample);
        }
      }
    }
    score(rows, by, sample);
    if (sample.seen() == 0) {
      throw new IOException("The reference " + file + " must have a row, but has none");
    }
    return sample.reference(Reference.FILE, null, null);
  }

  private static void score(List<Map<String, Object>> rows, Gate.Ready by, Sample sample) {
    if (!rows.isEmpty()) {
      List<Scored> scored = by.scorer().score(rows);
      for (int i = 0; i < rows.size(); i++) {
        double score = scored.get(i).score();
        sample.add(score, score >= by.terms().threshold(), rows.get(i));
      }
      rows.clear();
    }
  }
}
