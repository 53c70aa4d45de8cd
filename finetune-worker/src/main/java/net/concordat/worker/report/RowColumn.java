// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.Arrays;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;

/**
 * A column by which rows are told apart: by its values, or, for numbers, by the spans between cuts.
 *
 * @param name in the header
 * @param cuts rising; without any, each value is a part of its own
 */
public record RowColumn(String name, List<Double> cuts) {
  /** Refuses cuts that do not rise. */
  public RowColumn {
    cuts = List.copyOf(cuts);
    for (int i = 1; i < cuts.size(); i++) {
      if (cuts.get(i) <= cuts.get(i - 1)) {
        throw new InvalidInputException(
            "The cuts of column '%s' must rise, but are %s".formatted(name, cuts));
      }
    }
  }

  /**
   * Reads {@code sex} or {@code age=26,60}.
   *
   * @throws InvalidInputException if a cut is no number
   */
  public static RowColumn parse(String text) {
    int split = text.indexOf('=');
    if (split < 0) {
      return new RowColumn(text, List.of());
    }
    try {
      return new RowColumn(
          text.substring(0, split),
          Arrays.stream(text.substring(split + 1).split(",", -1))
              .map(cut -> Double.valueOf(cut.strip()))
              .toList());
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "A column is named as 'sex', or with cuts as 'age=26,60', but given was '%s'"
              .formatted(text),
          e);
    }
  }

  /**
   * What a row has.
   *
   * @throws InvalidInputException if the cell is no number where there are cuts
   */
  String part(String cell) {
    if (cuts.isEmpty() || cell.isEmpty()) {
      return cell.isEmpty() ? "(empty)" : cell;
    }
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "Column '%s' has cuts, so it must hold numbers, but holds '%s'"
              .formatted(name, cell.length() > 40 ? cell.substring(0, 40) + "..." : cell),
          e);
    }
    for (int i = cuts.size() - 1; i >= 0; i--) {
      if (value >= cuts.get(i)) {
        return i == cuts.size() - 1
            ? text(cuts.get(i)) + " and more"
            : "%s to below %s".formatted(text(cuts.get(i)), text(cuts.get(i + 1)));
      }
    }
    return "below " + text(cuts.get(0));
  }

  private static String text(double cut) {
    return cut == Math.rint(cut) && Math.abs(cut) < 1e15
        ? Long.toString((long) cut)
        : Double.toString(cut);
  }
}
