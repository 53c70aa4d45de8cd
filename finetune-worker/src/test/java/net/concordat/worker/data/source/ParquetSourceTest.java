// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files were written with Parquet's own writer; {@code groups} has three groups of rows. */
class ParquetSourceTest {
  private static final Path FILES = Path.of("src", "test", "resources", "parquet");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd"})
  void givesEachTypeItsTextAndAnEmptyCellForWhatIsMissing(String codec) {
    CsvTable table = CsvTable.read(FILES.resolve("rows-" + codec + ".parquet"));

    assertThat(table.header())
        .containsExactly(
            "amount", "score", "kind", "young", "bad", "day", "at", "local", "price", "account");
    assertThat(table.rows()).hasSize(6);
    assertThat(table.rows().get(0))
        .containsExactly(
            "0.0",
            "-2.5",
            "a",
            "1",
            "0",
            "2024-10-04",
            "2023-11-14T22:13:20Z",
            "2023-11-14T22:13:20",
            "-12.34",
            "9007199254740993");
    assertThat(table.rows().get(1).subList(0, 5)).containsExactly("12.5", "", "üb", "0", "1");
    assertThat(table.rows().get(2).subList(0, 5)).containsExactly("25.0", "-0.5", "", "0", "0");
    assertThat(table.rows().get(5).get(8)).isEqualTo("37.66");
  }

  @Test
  void partsBeginWhereGroupsOfRowsDoAndHaveTheRowsOfTheWhole() {
    ParquetSource source = new ParquetSource(FILES.resolve("groups.parquet"));
    CsvTable whole = CsvTable.read(source);
    List<List<String>> read = new ArrayList<>();

    assertThat(source.cuts())
        .containsExactly(
            new Part.Cut(0, 0),
            new Part.Cut(100, 100),
            new Part.Cut(200, 200),
            new Part.Cut(250, 250));
    assertThat(whole.rows().get(249)).containsExactly("124.5", "1");
    for (Part part : Part.among(source.cuts(), 3)) {
      List<List<String>> rows = CsvTable.read(source.part(whole.header(), part)).rows();
      assertThat(rows).isNotEmpty().hasSize((int) part.rows());
      assertThat(part.from().rows()).isEqualTo(read.size());
      read.addAll(rows);
    }
    assertThat(read).isEqualTo(whole.rows());
  }

  @Test
  void refusesACodecThatIsNotReadHere() {
    refused(FILES.resolve("rows-lz4_raw.parquet"))
        .hasMessageContaining("must be packed with SNAPPY, GZIP, ZSTD or not at all");
  }

  @Test
  void refusesListsAndStructures() {
    refused(FILES.resolve("nested.parquet"))
        .hasMessageEndingWith("must have flat columns, but 'list' holds lists or structures");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.99})
  void refusesATruncatedFile(double share) throws IOException {
    byte[] whole = Files.readAllBytes(FILES.resolve("rows-snappy.parquet"));
    Path file = folder.resolve("rows.parquet");
    Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length)));

    refused(file).hasMessageContaining("must be a whole Parquet file, but could not be read");
  }

  @Test
  void refusesAPageThatIsNotWhatItsChecksumSays() throws IOException {
    byte[] bytes = Files.readAllBytes(FILES.resolve("rows-uncompressed.parquet"));
    int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00c3\u00bcb");
    bytes[place + 2] = 'c';
    Path file = Files.write(folder.resolve("rows.parquet"), bytes);

    refused(file).hasMessageContaining("could not be read");
  }

  @Test
  void refusesAFileWithoutAnythingInIt() throws IOException {
    Path file = Files.createFile(folder.resolve("rows.parquet"));

    refused(file)
        .hasMessage(
            "A file of rows must be Parquet, or CSV that begins with the names of columns, but '%s' is empty"
                .formatted(file));
  }

  @Test
  void isNotMistakenForCsv() throws IOException {
    Path csv = Files.writeString(folder.resolve("rows.parquet"), "amount,bad\n1,0\n");

    assertThat(CsvTable.read(csv).rows()).containsExactly(List.of("1", "0"));
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
      Path file) {
    return assertThatThrownBy(() -> CsvTable.read(file)).isInstanceOf(InvalidInputException.class);
  }
}
