// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.registry.model.ModelQuery.Match;
import net.concordat.registry.model.ModelQuery.Name;
import org.jspecify.annotations.Nullable;

/** The filter expressions that are understood: one comparison of the name. */
final class MlflowFilter {
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*(?:name|`name`|\"name\")\\s*(=|LIKE|ILIKE)\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*",
          Pattern.CASE_INSENSITIVE);

  private MlflowFilter() {}

  /**
   * Which name is asked for.
   *
   * @return null for any
   * @throws MlflowException if the expression is another
   */
  static @Nullable Name name(@Nullable String filter) {
    if (filter == null || filter.isBlank()) {
      return null;
    }
    Matcher found = COMPARISON.matcher(filter);
    if (!found.matches()) {
      throw MlflowException.invalid(
          "filter must be name = 'NAME', name LIKE 'PATTERN' or name ILIKE 'PATTERN'; given "
              + filter);
    }
    String text = found.group(2) == null ? found.group(3) : found.group(2);
    return new Name(text, match(found.group(1)));
  }

  private static Match match(String operator) {
    return switch (operator.toUpperCase(Locale.ROOT)) {
      case "LIKE" -> Match.LIKE;
      case "ILIKE" -> Match.LIKE_IN_ANY_CASE;
      default -> Match.EXACT;
    };
  }
}
