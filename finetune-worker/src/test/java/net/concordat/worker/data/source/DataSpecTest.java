// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a spec does not name itself, but by a file which says where they are. */
class DataSpecTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Path operators = Files.createDirectory(folder.resolve("operators"));
    Files.writeString(operators.resolve("rows.csv"), "a,b\n1,2\n");
    Files.writeString(
        operators.resolve("rows.json"), "{\"file\": \"rows.csv\", \"mapping\": \"mapping.json\"}");
  }

  @Test
  void findsRowsAndMappingBesideTheFileThatNamesThem() {
    DataSpec spec = DataSpec.file("operators/rows.json");

    assertThat(CsvTable.read(spec.source(folder)).rows()).hasSize(1);
    assertThat(spec.mapping(folder)).isEqualTo(folder.resolve("operators/mapping.json"));
    assertThat(spec.place(folder)).isEqualTo(folder.resolve("operators/rows.csv"));
  }

  @Test
  void takesTheMappingThatTheSpecNamesBeforeThatOfTheFile() {
    DataSpec spec = new DataSpec("operators/rows.json", null, "own.json");

    assertThat(spec.mapping(folder)).isEqualTo(folder.resolve("own.json"));
  }

  @Test
  void keepsWhatBelongsToAQueryBesideTheFileThatHasIt() throws IOException {
    Files.writeString(
        folder.resolve("operators/query.json"),
        "{\"jdbc\": {\"url\": \"jdbc:postgresql://localhost:1/postgres\", \"user\": \"reader\","
            + " \"query\": \"select 1\", \"passwordFile\": \"password\"}}");

    assertThat(DataSpec.file("operators/query.json").place(folder))
        .isEqualTo(folder.resolve("operators/query"));
  }

  @Test
  void refusesAFileThatNamesAnotherSuchFileAndOneThatIsNotThere() throws IOException {
    Files.writeString(folder.resolve("again.json"), "\"operators/rows.json\"");

    assertThatThrownBy(() -> DataSpec.file("again.json").source(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("but names another file that does, 'operators/rows.json'");
    assertThatThrownBy(() -> DataSpec.file("none.json").source(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there is none at");
  }
}
