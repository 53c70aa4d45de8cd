// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of texts: runs of letters and digits, in lower case. Made the same for all databases.
 */
public final class SearchText {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LONGEST = 100;

  private SearchText() {}

  /** Each word once. */
  public static List<String> words(@Nullable String... texts) {
    Set<String> words = new LinkedHashSet<>();
    for (String text : texts) {
      if (text != null) {
        BETWEEN
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
            .forEach(words::add);
      }
    }
    return new ArrayList<>(words);
  }

  /** The words, with a space between two. */
  static String of(@Nullable String... texts) {
    return String.join(" ", words(texts));
  }
}
