// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvScanTest {
  private static final String[] WORDS = {"a", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "é", "😀"};

  @TempDir Path folder;

  @Test
  void cutsAtTheBeginningOfRowsAndCountsThem() throws IOException {
    CsvSource source = source("a,b\n1,\"x\n\"\"y\"\n\n2,3\n".getBytes(StandardCharsets.UTF_8));

    assertThat(CsvScan.cuts(source.scan(0, Long.MAX_VALUE, 5)))
        .containsExactly(
            new Part.Cut(0, 0),
            // Before the empty line, which is no row, and behind it.
            new Part.Cut(14, 1),
            new Part.Cut(15, 1),
            new Part.Cut(19, 2));
  }

  @Test
  void partsOfTextsOfAllKindsHaveTheRowsOfTheWhole() throws IOException {
    for (long seed = 1; seed <= 3000; seed++) {
      Random random = new Random(seed);
      byte[] text = text(random);
      CsvSource source = source(random.nextInt(4) == 0 ? gzip(text) : text);
      List<List<String>> whole;
      List<String> header;
      try {
        whole = rows(source);
        header = source.open().header();
      } catch (InvalidInputException e) {
        continue;
      }

      List<List<String>> read = new ArrayList<>();
      int size = 1 + random.nextInt(9);
      for (Part part : parts(source, text.length, size, 1 + random.nextInt(5))) {
        List<List<String>> some = rows(source.part(header, part));
        assertThat(some).as("seed %d", seed).hasSize((int) part.rows());
        assertThat(part.from().rows()).as("seed %d", seed).isEqualTo(read.size());
        read.addAll(some);
      }
      assertThat(read).as("seed %d", seed).isEqualTo(whole);
    }
  }

  @Test
  void aPartNamesItsRowsByTheirNumbersInTheWhole() throws IOException {
    CsvSource source = source("a,b\n1,2\n3,4\n5\n6,\"7\"8\n".getBytes(StandardCharsets.UTF_8));
    Part.Cut end = new Part.Cut(21, 4);

    assertThatThrownBy(() -> rows(part(source, new Part(new Part.Cut(8, 1), end))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith(", row 3: must have 2 cells as the header has, but has 1");
    assertThatThrownBy(() -> rows(part(source, new Part(new Part.Cut(14, 3), end))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith(
            ", row 4: must be CSV, but could not be read: Unexpected character after closing quote: '8' (0x38)");
  }

  private static RowSource part(CsvSource source, Part part) {
    return source.part(List.of("a", "b"), part);
  }

  /** As several machines find them: each scans its own range. */
  private static List<Part> parts(CsvSource source, int length, int size, int count) {
    List<CsvScan.Stretch> all = new ArrayList<>();
    int range = size * 3;
    for (int from = 0; from < length; from += range) {
      all.addAll(source.scan(from, Math.min(range, length - from), size));
    }
    return Part.among(CsvScan.cuts(all), count);
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    int columns = 1 + random.nextInt(2);
    text.append(random.nextInt(5) == 0 ? "\n" : "").append(columns == 1 ? "a\n" : "a,b\n");
    for (int row = random.nextInt(12); row > 0; row--) {
      for (int column = 0; column < columns; column++) {
        text.append(column == 0 ? "" : ",").append(cell(random));
      }
      text.append(random.nextInt(5) == 0 ? "\r" : "").append(random.nextInt(9) == 0 ? "" : "\n");
      text.append(random.nextInt(8) == 0 ? "\n" : "");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(Random random) {
    StringBuilder cell = new StringBuilder();
    boolean quoted = random.nextBoolean();
    for (int i = random.nextInt(4); i > 0; i--) {
      String word = WORDS[random.nextInt(WORDS.length)];
      cell.append(quoted ? word.replace("\"", "\"\"") : word.replaceAll("[,\r\n]", "x"));
    }
    return quoted ? "\"" + cell + "\"" : cell.toString();
  }

  private CsvSource source(byte[] content) throws IOException {
    return new CsvSource(Files.write(folder.resolve("rows.csv"), content));
  }

  private static List<List<String>> rows(RowSource source) {
    return CsvTable.read(source).rows();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
