// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusedWordsTest {
  private static final Path RULES = Path.of("../docs/ledger-protocol.md");
  private static final Path GERMAN =
      Path.of("src/main/resources/net/concordat/ui/part/refusals_de.properties");

  @Test
  void saysInGermanWhatARuleDemandsAndAddsNothingToEnglish() {
    assertThat(RefusedWords.meaning("adoption-developer", Locale.GERMANY))
        .hasValue("Wer eine Version entwickelt hat, entscheidet nicht über ihre Verwendung.");
    assertThat(RefusedWords.meaning("adoption-developer", Locale.UK)).isEmpty();
  }

  @Test
  void leavesARuleThatNobodyTranslatedToItsOwnSentence() {
    assertThat(RefusedWords.meaning("round-two-updates", Locale.GERMANY)).isEmpty();
    assertThat(RefusedWords.meaning(null, Locale.GERMANY)).isEmpty();
  }

  @Test
  void translatesRulesThatTheLedgerHasAndNoOthers() throws IOException {
    Properties german = new Properties();
    try (Reader reader = Files.newBufferedReader(GERMAN)) {
      german.load(reader);
    }
    Set<String> rules =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
            .matcher(Files.readString(RULES))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(german.stringPropertyNames().stream().filter(key -> key.matches("[a-z-]+")))
        .hasSizeGreaterThan(100)
        .isSubsetOf(rules);
  }
}
