// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.handbook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.LabelledRows;

/**
 * One run of the published protocol: a week to train, a week of delay until frauds are known, a
 * week to test. A card that is known to be compromised on a test day is left out from that day on:
 * known are frauds of the training week and, on the k-th test day, those up to the day before the
 * k-th day of the delay (Le Borgne et al., Reproducible Machine Learning for Credit Card Fraud
 * Detection, chapter 5).
 *
 * @param train standardised by its own means and deviations
 * @param test standardised by those of the training week
 * @param testCards customer of each test row
 * @param testDays day of each test row
 */
record HandbookSplit(LabelledRows train, LabelledRows test, int[] testCards, int[] testDays) {
  private static final int DAYS = 7;

  /** Rows and frauds of the reference run, as published. */
  private static final LocalDate REFERENCE = LocalDate.of(2018, 7, 25);

  private static final int[] REFERENCE_COUNTS = {67_240, 598, 58_264, 385};

  /**
   * Reads the three weeks.
   *
   * @throws InvalidInputException if a week is missing, or the reference run has other counts than
   *     the published ones
   */
  static HandbookSplit read(Path folder, LocalDate trainStart) {
    CardWeek train = CardWeek.read(folder, trainStart);
    CardWeek delay = CardWeek.read(folder, trainStart.plusDays(DAYS));
    CardWeek test = CardWeek.read(folder, trainStart.plusDays(2 * DAYS));
    int[] kept = unknownCards(train, delay, test);
    Standardizer scale = Standardizer.of(train.inputs());
    HandbookSplit split =
        new HandbookSplit(
            new LabelledRows(scale.apply(train.inputs()), train.frauds()),
            new LabelledRows(scale.apply(test.inputs()), test.frauds()).select(kept),
            pick(test.cards(), kept),
            pick(test.days(), kept));
    if (trainStart.equals(REFERENCE)) {
      split.requireReferenceCounts();
    }
    return split;
  }

  static LocalDate reference() {
    return REFERENCE;
  }

  /** Places of the test rows whose card is not known to be compromised on their day. */
  static int[] unknownCards(CardWeek train, CardWeek delay, CardWeek test) {
    Set<Integer> known = new HashSet<>();
    IntStream.range(0, train.size())
        .filter(i -> train.frauds()[i] == 1)
        .forEach(i -> known.add(train.cards()[i]));
    int firstTestDay = Arrays.stream(test.days()).min().orElseThrow();
    boolean[] keep = new boolean[test.size()];
    for (int k = 0; k < DAYS; k++) {
      int knownDay = firstTestDay - DAYS + k - 1;
      IntStream.range(0, delay.size())
          .filter(i -> delay.frauds()[i] == 1 && delay.days()[i] == knownDay)
          .forEach(i -> known.add(delay.cards()[i]));
      int testDay = firstTestDay + k;
      IntStream.range(0, test.size())
          .filter(i -> test.days()[i] == testDay)
          .forEach(i -> keep[i] = !known.contains(test.cards()[i]));
    }
    return IntStream.range(0, test.size()).filter(i -> keep[i]).toArray();
  }

  private void requireReferenceCounts() {
    int[] given = {train.size(), train.positives(), test.size(), test.positives()};
    if (!Arrays.equals(given, REFERENCE_COUNTS)) {
      throw new InvalidInputException(
          "The reference run must have %s rows and frauds to train and test, but these files give %s"
              .formatted(Arrays.toString(REFERENCE_COUNTS), Arrays.toString(given)));
    }
  }

  private static int[] pick(int[] values, int[] places) {
    return IntStream.of(places).map(i -> values[i]).toArray();
  }
}
