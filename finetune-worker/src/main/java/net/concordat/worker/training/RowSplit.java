// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Random;
import java.util.function.IntPredicate;
import net.concordat.inference.schema.RowColumns;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import org.jspecify.annotations.Nullable;

/**
 * Rows to fit and rows to validate on, each with both classes where labels count.
 *
 * @param sentence what a person should know of the split; absent where it is drawn at random
 */
record RowSplit(Rows fit, Rows validation, @Nullable String sentence) {

  /** A split of which nothing is to be said. */
  RowSplit(Rows fit, Rows validation) {
    this(fit, validation, null);
  }

  /**
   * Splits as spec and schema say.
   *
   * @param columns that the rows were read with
   * @throws InvalidInputException if one of the two parts would lack a class
   */
  static RowSplit of(Rows rows, EarlyStopping stopping, RowColumns columns, long seed) {
    SplitRule rule = SplitRule.meant(stopping.split(), columns);
    double share = stopping.validationShare();
    if (rule == SplitRule.RANDOM) {
      return draw(rows, share, seed);
    }
    IntPredicate event = row -> rows.label(row) == 1;
    RowSplit split = OrderedSplit.of(rows, event, rule, share, SplitRule.delay(columns), seed);
    split.requireBothClasses(rule);
    return split;
  }

  /**
   * Splits as spec and schema say, but without a look at labels.
   *
   * @throws InvalidInputException if one of the two parts would have no row
   */
  static RowSplit ofUnlabelled(Rows rows, EarlyStopping stopping, RowColumns columns, long seed) {
    SplitRule rule = SplitRule.meant(stopping.split(), columns);
    double share = stopping.validationShare();
    return rule == SplitRule.RANDOM
        ? drawUnlabelled(rows, share, seed)
        : OrderedSplit.of(rows, row -> false, rule, share, SplitRule.delay(columns), seed);
  }

  private void requireBothClasses(SplitRule rule) {
    for (Rows side : new Rows[] {fit, validation}) {
      if (side.positives() == 0 || side.positives() == side.size()) {
        throw new InvalidInputException(
            "The validation split %s needs both labels on both sides, but %d of %d rows to train on and %d of %d to validate on have label 1: give more rows, or another 'training.earlyStopping.validationShare' or 'split'"
                .formatted(
                    rule, fit.positives(), fit.size(), validation.positives(), validation.size()));
      }
    }
  }

  /**
   * Draws the validation rows by class.
   *
   * @throws InvalidInputException if a class has fewer than two rows, so that one of the two parts
   *     would lack it
   */
  static RowSplit draw(Rows rows, double validationShare, long seed) {
    Random random = new Random(seed);
    boolean[] held = new boolean[rows.size()];
    for (int label = 0; label <= 1; label++) {
      int[] places = placesOf(rows, label);
      if (places.length < 2) {
        throw new InvalidInputException(
            "A validation split needs at least 2 rows of label %d, but there are %d"
                .formatted(label, places.length));
      }
      hold(places, validationShare, random, held);
    }
    return new RowSplit(rows.select(where(held, false)), rows.select(where(held, true)));
  }

  private static RowSplit drawUnlabelled(Rows rows, double validationShare, long seed) {
    if (rows.size() < 2) {
      throw new InvalidInputException("A validation split needs at least 2 rows, but there is 1");
    }
    boolean[] held = new boolean[rows.size()];
    hold(where(held, false), validationShare, new Random(seed), held);
    return new RowSplit(rows.select(where(held, false)), rows.select(where(held, true)));
  }

  private static void hold(int[] places, double share, Random random, boolean[] held) {
    shuffle(places, random);
    int count = (int) Math.round(share * places.length);
    count = Math.max(1, Math.min(places.length - 1, count));
    for (int i = 0; i < count; i++) {
      held[places[i]] = true;
    }
  }

  private static int[] placesOf(Rows rows, int label) {
    int positives = rows.positives();
    int[] places = new int[label == 1 ? positives : rows.size() - positives];
    int count = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.label(row) == label) {
        places[count++] = row;
      }
    }
    return places;
  }

  static void shuffle(int[] values, Random random) {
    for (int i = values.length; i > 1; i--) {
      int j = random.nextInt(i);
      int last = values[i - 1];
      values[i - 1] = values[j];
      values[j] = last;
    }
  }

  private static int[] where(boolean[] held, boolean wanted) {
    int count = 0;
    for (boolean one : held) {
      count += one == wanted ? 1 : 0;
    }
    int[] places = new int[count];
    for (int row = held.length - 1; row >= 0; row--) {
      if (held[row] == wanted) {
        places[--count] = row;
      }
    }
    return places;
  }
}
