// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.util.HashSet;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;

/** The names of the columns of a source. */
final class Header {
  private static final List<String> OTHER_DELIMITERS = List.of(";", "\t", "|");

  private Header() {}

  /** The names, if each stands there once. */
  static List<String> require(String source, List<String> names) {
    if (new HashSet<>(names).size() != names.size() || names.isEmpty()) {
      throw new InvalidInputException(
          "%s must begin with a header that names each column once, but begins with %s"
              .formatted(source, names));
    }
    return List.copyOf(names);
  }

  /** Refuses the one column that another delimiter than the comma leads to. */
  static void refuseOtherDelimiter(String source, List<String> names) {
    for (String delimiter : OTHER_DELIMITERS) {
      if (names.size() == 1 && names.get(0).contains(delimiter)) {
        throw new InvalidInputException(
            "%s must have its cells apart by commas, but its header has '%s' and no comma"
                .formatted(source, delimiter.equals("\t") ? "tab" : delimiter));
      }
    }
  }
}
