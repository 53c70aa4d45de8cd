// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of an evaluation report, in the order in which they are read. */
final class FigureNames {
  private static final List<String> ALL =
      List.of(
          "rocAuc",
          "prAuc",
          "recallAtFpr0p1",
          "recallAtFpr0p5",
          "recallAtFpr1",
          "recallAtFpr5",
          "precisionAtBudget",
          "precision",
          "recall",
          "f1",
          "costPerRow",
          "ks",
          "brierScore");

  private FigureNames() {}

  /** Those that have a name here, in order. */
  static <T> Map<String, T> known(Map<String, T> figures) {
    Map<String, T> known = new LinkedHashMap<>();
    ALL.stream()
        .filter(figures::containsKey)
        .forEach(name -> known.put(name, java.util.Objects.requireNonNull(figures.get(name))));
    return known;
  }

  /** What people call one. */
  static String words(String name) {
    return translate("version.figure." + name);
  }

  /** Whether less of it is better. */
  static boolean isLessBetter(String name) {
    return "costPerRow".equals(name) || "brierScore".equals(name);
  }
}
