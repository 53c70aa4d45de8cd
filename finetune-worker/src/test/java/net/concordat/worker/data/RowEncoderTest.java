// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.Fixtures;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowEncoderTest {
  @TempDir Path folder;

  private static final String HEADER = "amount,score,kind,young,bad\n";

  @Nested
  class Encode {
    @Test
    void scalesByTheDeclaredNumbersAndSpreadsCategories() {
      LabelledRows rows = encode("9,4,b,1,1", "0,,zebra,,0");

      assertThat(rows.features()[0])
          .containsExactly(
              new float[] {(float) ((Math.log(10) - 2) / 1.5), 2, 0, 1, 0, 1}, within(1e-6f));
      assertThat(rows.features()[1])
          .containsExactly(new float[] {-2 / 1.5f, 0, 0, 0, 1, 0}, within(1e-6f));
      assertThat(rows.labels()).containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "-1,0,a,1,0 | row 2, column 'amount': must be between 0.0 and 1000.0, but is '-1'",
          ",0,a,1,0 | row 2, column 'amount': must hold a number, but is empty",
          "1,NaN,a,1,0 | row 2, column 'score': must be between -10.0 and 10.0, but is 'NaN'",
          "1,x,a,1,0 | row 2, column 'score': must hold a number, but holds 'x'",
          "1,0,a,maybe,0 | row 2, column 'young': must be 1, 0, true or false, but is 'maybe'",
          "1,0,a,1,2 | row 2, column 'bad': the label must be 0 or 1, but is '2'",
        })
    void namesRowColumnAndReason(String row, String message) {
      assertThatThrownBy(() -> encode("1,0,a,1,0", row))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageEndingWith(message);
    }

    @Test
    void refusesAValueOutsideAClosedVocabulary() {
      FeatureSchema closed =
          new FeatureSchema(
              FeatureSchema.FORMAT,
              "closed",
              "closed",
              "bad",
              List.of(new CategoricalFeature("kind", List.of("a"), false)));

      assertThatThrownBy(() -> new RowEncoder(closed).encode(Fixtures.table(5, 1)))
          .hasMessageContaining("column 'kind': must be one of [a], but is 'b'");
    }

    private LabelledRows encode(String... lines) {
      List<List<String>> rows =
          java.util.Arrays.stream(lines).map(line -> List.of(line.split(",", -1))).toList();
      return new RowEncoder(Fixtures.SCHEMA)
          .encode(new CsvTable("table", List.of(HEADER.strip().split(",")), rows));
    }
  }

  @Nested
  class Read {
    @Test
    void readsPlainAndGzipAlike() throws IOException {
      String text = Fixtures.csv(Fixtures.table(20, 1));
      Path plain = Files.writeString(folder.resolve("rows.csv"), text);
      Path gzip = folder.resolve("rows.bin");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }

      RowEncoder encoder = new RowEncoder(Fixtures.SCHEMA);
      assertThat(encoder.read(gzip).features()).isDeepEqualTo(encoder.read(plain).features());
    }

    @Test
    void refusesAMissingColumn() throws IOException {
      Path file = Files.writeString(folder.resolve("rows.csv"), "amount,score,kind,bad\n1,1,a,0\n");

      assertThatThrownBy(() -> new RowEncoder(Fixtures.SCHEMA).read(file))
          .hasMessageContaining("must have a column 'young', but has only");
    }

    @Test
    void refusesARowWithAnotherNumberOfCells() throws IOException {
      Path file = Files.writeString(folder.resolve("rows.csv"), HEADER + "1,1,a,0,0\n1,2\n");

      assertThatThrownBy(() -> new RowEncoder(Fixtures.SCHEMA).read(file))
          .hasMessageEndingWith("row 2: must have 5 cells as the header has, but has 2");
    }

    @Test
    void refusesAFileThatIsNotThere() {
      assertThatThrownBy(() -> new RowEncoder(Fixtures.SCHEMA).read(folder.resolve("none.csv")))
          .hasMessageStartingWith("A readable file is needed, but there is none at");
    }

    @Test
    void refusesATableWithoutRows() throws IOException {
      Path file = Files.writeString(folder.resolve("rows.csv"), HEADER);

      assertThatThrownBy(() -> new RowEncoder(Fixtures.SCHEMA).read(file))
          .hasMessageEndingWith("must have rows, but has only a header");
    }

    @Test
    void refusesBrokenGzip() throws IOException {
      Path file = Files.write(folder.resolve("rows.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2});

      assertThatThrownBy(() -> new RowEncoder(Fixtures.SCHEMA).read(file))
          .hasMessageContaining("must be CSV, plain or gzip, but could not be read");
    }
  }
}
