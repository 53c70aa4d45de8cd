// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CommittedRows;

/**
 * A bank's private test rows as it commits to them, in a file of its own. Root, rounded number,
 * period and split rule go on the ledger; the exact number stays at home.
 *
 * @param format always {@value #FORMAT}
 * @param root of the tree over the rows, see {@link CommittedRows}
 * @param rows how many there are
 * @param rowsRounded the same to two significant digits, half up
 * @param firstDay from when on the rows are, as ISO 8601 writes it
 * @param lastDay until when they are
 * @param splitRule how these rows were told from those that models learn from
 */
public record Holdout(
    String format,
    String root,
    int rows,
    int rowsRounded,
    String firstDay,
    String lastDay,
    String splitRule) {
  /** The format this version writes and reads. */
  public static final String FORMAT = "concordat-holdout/1";

  private static final int LONGEST_RULE = 1000;

  /** Refuses what cannot be a commitment. */
  public Holdout {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "'format' must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.hex32("root", root);
    Checks.range("rows", rows, 1, Integer.MAX_VALUE);
    Checks.range("rowsRounded", rowsRounded, rounded(rows), rounded(rows));
    new Period(firstDay, lastDay);
    Checks.text("splitRule", splitRule, LONGEST_RULE);
  }

  /** Commits to rows. */
  public static Holdout of(CommittedRows rows, Period period, String splitRule) {
    return new Holdout(
        FORMAT,
        rows.root(),
        rows.size(),
        rounded(rows.size()),
        period.firstDay(),
        period.lastDay(),
        splitRule);
  }

  /**
   * Requires that rows are exactly those committed to.
   *
   * @param givenRoot of the rows
   * @param given how many they are
   * @throws InvalidInputException if they, their order or the key are others
   */
  public void requireSame(String givenRoot, int given) {
    if (!givenRoot.equals(root)) {
      throw new InvalidInputException(
          "The rows must be the %d that were committed to, in their order and with the same key, and"
                  .formatted(rows)
              + " have the root %s, but given are %d with the root %s"
                  .formatted(root, given, givenRoot));
    }
  }

  private static int rounded(int exact) {
    long unit = 1;
    while (exact / unit >= 100) {
      unit *= 10;
    }
    return (int) ((exact + unit / 2) / unit * unit);
  }
}
