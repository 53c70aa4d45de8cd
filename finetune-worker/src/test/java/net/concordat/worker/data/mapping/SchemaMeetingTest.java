// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaMeetingTest {
  private static final CsvTable BANK =
      new CsvTable(
          "bank.csv",
          List.of("cents", "typ", "bad", "branch", "kind"),
          List.of(List.of("1234", "X", "1", "north", "?"), List.of("", "b", "0", "south", "?")));

  private static final String MAPPING =
      """
      {"format": "concordat-mapping/1", "columns": [
        {"feature": "amount", "from": "cents", "factor": 0.01},
        {"feature": "kind", "from": "typ", "values": {"X": "a"}},
        {"feature": "score"},
        {"feature": "young", "constant": "1"}]}
      """;

  @Test
  void renamesConvertsAndStandsInForWhatIsMissing() {
    CsvTable mapped = CsvTable.read(meet(BANK, MAPPING).rows());

    assertThat(mapped.header())
        .containsExactly("amount", "score", "kind", "young", "bad", "branch");
    assertThat(mapped.rows())
        .containsExactly(
            List.of("12.34", "", "a", "1", "1", "north"), List.of("", "", "b", "1", "0", "south"));
  }

  @Test
  void reportsWhatItDoesAsListsAndInSentences() {
    MappingReport report = meet(BANK, MAPPING).report();

    assertThat(report.same()).containsExactly("bad");
    assertThat(report.renamed()).isEmpty();
    assertThat(report.converted()).containsExactly("amount", "kind");
    assertThat(report.missing()).containsExactly("score", "young");
    assertThat(report.ignored()).containsExactly("branch", "kind");
    assertThat(report.sentences())
        .containsExactly(
            "'amount' is read from 'cents', times 0.01.",
            "'score' is missing in all rows, and its own rule for missing values is used.",
            "'kind' is read from 'typ', with other words for [X].",
            "'young' is missing, and '1' stands for it in all rows.",
            "The model does not look at [branch, kind].");
  }

  @Test
  void namesAllUnmappedColumnsAtOnce() {
    assertThatThrownBy(() -> meet(BANK, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "bank.csv must have all columns of the schema 'test' or a mapping for them, but lacks"
                + " [amount, score, young]; it has [cents, typ, bad, branch, kind]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'feature':'amount','from':'euros'} | but lacks [amount (from euros)",
        "{'feature':'sum','from':'cents'} | but [sum] are not among [amount, score, kind, young,"
            + " bad]",
        "{'feature':'amount'} | '' cannot stand for it: it must hold a number, but is empty",
        "{'feature':'amount','constant':'-5'} | '-5' cannot stand for it: it must be between 0.0"
            + " and 1000.0",
        "{'feature':'bad','constant':'0'} | 'bad' is no feature, so it must be read from a column",
        "{'feature':'kind','from':'typ','factor':2} | 'kind' is no number, so it cannot have a"
            + " factor",
        "{'feature':'kind','from':'typ','constant':'a'} | must have one of 'from' and 'constant',"
            + " but has both",
        "{'feature':'kind','from':'typ','factor':2,'values':{}} | must have one of 'values' and"
            + " 'factor' or 'offset'",
        "{'feature':'amount','factor':2} | must name the column 'from' which it converts",
        "{'feature':'amount','from':'cents','factor':0} | 'amount.factor' must be between 1.0E-12"
            + " and 1.0E12, but is 0.0",
        "{'feature':'kind','from':'typ'},{'feature':'kind','from':'typ'} | 'kind' is mapped again",
      })
  void refusesARuleThatCannotBeUsed(String columns, String message) {
    String others =
        List.of("amount", "score", "kind", "young").stream()
            .filter(name -> !columns.contains("'" + name + "'"))
            .map(
                name -> OTHERS.get(Arrays.asList("amount", "score", "kind", "young").indexOf(name)))
            .reduce("", (a, b) -> a + "," + b);
    String json =
        "{\"format\":\"concordat-mapping/1\",\"columns\":[%s]}"
            .formatted((columns + others).replace('\'', '"'));

    assertThatThrownBy(() -> meet(BANK, json))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  private static final List<String> OTHERS =
      List.of(
          "{'feature':'amount','from':'cents'}",
          "{'feature':'score'}",
          "{'feature':'kind','from':'typ'}",
          "{'feature':'young'}");

  @Test
  void namesRowAndColumnOfWhatCannotBeConverted() {
    CsvTable broken =
        new CsvTable("bank.csv", BANK.header(), List.of(List.of("12,34", "X", "1", "n", "?")));

    assertThatThrownBy(() -> CsvTable.read(meet(broken, MAPPING).rows()))
        .hasMessage(
            "bank.csv, row 1, column 'cents': must hold a number to convert, but holds '12,34'");
  }

  private static SchemaMeeting meet(CsvTable table, @Nullable String mapping) {
    return new SchemaMeeting(
        Fixtures.SCHEMA,
        table.asSource(),
        mapping == null
            ? null
            : Json.read(mapping.getBytes(StandardCharsets.UTF_8), FeatureMapping.class, "mapping"));
  }
}
