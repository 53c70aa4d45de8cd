// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.contracts.frame.LedgerRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of rules in {@code docs/ledger-protocol.md} says what the code does. */
class LedgerProtocolDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "ledger-protocol.md");

  /** A row of the table: the rule's name, its sentence, a test that breaks it. */
  record Row(String rule, String sentence, String test) {}

  private static List<Row> rows() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int table = lines.indexOf("| Rule | Sentence | Broken by |");
    assertThat(table).as("the line of the table's head in %s", DOCUMENT).isNotNegative();
    return lines.stream()
        .skip(table + 2)
        .takeWhile(line -> line.startsWith("|"))
        .map(LedgerProtocolDocumentTest::row)
        .toList();
  }

  private static Row row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|")).map(String::trim).skip(1).toList();
    return new Row(cells.get(0).replace("`", ""), cells.get(1), cells.get(2).replace("`", ""));
  }

  @Test
  void listsEveryRuleOnceInTheOrderOfTheCode() throws IOException {
    assertThat(rows())
        .extracting(Row::rule)
        .containsExactlyElementsOf(
            Stream.of(LedgerRule.values()).map(LedgerRule::ruleName).toList());
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSentenceThatARefusalShows(LedgerRule rule) throws IOException {
    assertThat(rowOf(rule).sentence()).isEqualTo(rule.sentence());
  }

  @ParameterizedTest
  @EnumSource
  void namesATestThatBreaksTheRule(LedgerRule rule) throws IOException {
    assertThat(BreakingTests.of(rule)).contains(rowOf(rule).test());
  }

  private static Row rowOf(LedgerRule rule) throws IOException {
    return rows().stream()
        .filter(row -> row.rule().equals(rule.ruleName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(DOCUMENT + " has no row for " + rule.ruleName()));
  }
}
