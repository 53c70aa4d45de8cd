// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.scoring.model.InvalidRowsException;
import net.concordat.scoring.model.Scored;
import net.concordat.scoring.serving.Gate;
import org.jspecify.annotations.Nullable;

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
   * @throws IOException if it has none, or one that is not as the schema says, by its line
   */
  static Reference read(Path file, UUID adoption, Gate.Ready by) throws IOException {
    Sample sample = new Sample(adoption);
    List<Map<String, Object>> rows = new ArrayList<>();
    long line = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        rows.add(row(file, line, text));
        if (rows.size() == ROWS_AT_ONCE) {
          score(file, line, rows, by, sample);
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(
          "The reference %s must be UTF-8, but is not after line %d".formatted(file, line), e);
    }
    score(file, line, rows, by, sample);
    if (sample.seen() == 0) {
      throw new IOException("The reference " + file + " must have a row, but has none");
    }
    return sample.reference(Reference.FILE, null, null);
  }

  private static Map<String, Object> row(Path file, long line, String text) throws IOException {
    @Nullable Map<String, Object> row;
    try {
      row = MonitoringStore.JSON.readValue(text, ROW);
    } catch (JsonProcessingException e) {
      row = null;
    }
    if (row == null) {
      throw new IOException(
          "Each line of the reference %s must be a JSON object of a case's values, but line %d is none"
              .formatted(file, line));
    }
    return row;
  }

  /** Scores the rows up to a line. What a value is stays out of the refusal. */
  private static void score(
      Path file, long line, List<Map<String, Object>> rows, Gate.Ready by, Sample sample)
      throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    try {
      List<Scored> scored = by.scorer().score(rows);
      for (int i = 0; i < rows.size(); i++) {
        double score = scored.get(i).score();
        sample.add(score, score >= by.terms().threshold(), rows.get(i));
      }
    } catch (InvalidRowsException e) {
      InvalidRowsException.Fault first = e.faults().get(0);
      throw new IOException(
          "The values in the reference %s must be as the schema says, but in line %d field '%s' is not (%s)"
              .formatted(
                  file, line - rows.size() + first.decision() + 1, first.field(), first.rule()),
          e);
    }
    rows.clear();
  }
}
