// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.util.Arrays;
import java.util.List;

/** The last sentence of a text that people write, in which programs read terms. */
public final class Sentence {
  private Sentence() {}

  /**
   * The terms of the sentence.
   *
   * @param beginning the word that begins it, such as {@code Monitoring}
   * @return none if the text has no such sentence
   * @throws IllegalArgumentException if the text goes on after it
   */
  public static List<String> terms(String text, String beginning) {
    String whole = text.strip();
    String begins = beginning + ": ";
    int at = whole.lastIndexOf(begins);
    if (at < 0 || (at > 0 && !Character.isWhitespace(whole.charAt(at - 1)))) {
      return List.of();
    }
    String said = whole.substring(at + begins.length());
    String terms = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    // A point ends the sentence unless a digit follows it.
    for (int i = terms.indexOf('.'); i >= 0; i = terms.indexOf('.', i + 1)) {
      if (i + 1 == terms.length() || !Character.isDigit(terms.charAt(i + 1))) {
        throw new IllegalArgumentException(
            "The sentence '%s...' must be the last; given another one after it"
                .formatted(begins.strip()));
      }
    }
    return Arrays.stream(terms.split(";", -1)).map(String::strip).toList();
  }
}
