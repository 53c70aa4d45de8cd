// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where a value falls among those of the reference. Numbers have a cell for each value of the
 * reference and one before, between and after them, so that counts of cells are all that a distance
 * needs, however many decisions a window has; then comes one cell of missing values.
 */
final class FieldReference {
  private static final int BINS = 10;

  private final FieldCounts counts;
  private final long[] cells;
  private final int[] bins;
  private final long[] expected;

  FieldReference(FieldCounts counts) {
    this.counts = counts;
    int length = counts.counts().length;
    this.cells = new long[counts.isOfNumbers() ? 2 * length + 2 : length + 1];
    for (int i = 0; i < length; i++) {
      cells[counts.isOfNumbers() ? 2 * i + 1 : i] = counts.counts()[i];
    }
    cells[cells.length - 1] = counts.missing();
    this.bins = bins();
    this.expected = binned(cells);
  }

  /** The bin of each cell: between deciles of numbers, else each cell is one. */
  private int[] bins() {
    int[] bins = new int[cells.length];
    if (!counts.isOfNumbers()) {
      Arrays.setAll(bins, cell -> cell);
      return bins;
    }
    long all = Arrays.stream(counts.counts()).sum();
    long below = 0;
    int bin = 0;
    for (int cell = 0; cell < cells.length - 1; cell++) {
      bins[cell] = bin;
      below += cells[cell];
      // A value that is so frequent that it has several deciles ends one bin.
      boolean endsDecile =
          cells[cell] > 0 && below * BINS / all > (below - cells[cell]) * BINS / all;
      if (endsDecile && below < all) {
        bin++;
      }
    }
    bins[cells.length - 1] = bin + 1;
    return bins;
  }

  String field() {
    return counts.field();
  }

  boolean isOfNumbers() {
    return counts.isOfNumbers();
  }

  /** An empty count of each cell. */
  long[] none() {
    return new long[cells.length];
  }

  /** The cell of a value. */
  int cell(@Nullable Object value) {
    if (value == null) {
      return cells.length - 1;
    }
    if (!counts.isOfNumbers()) {
      int at = Collections.binarySearch(counts.categories(), value.toString());
      return at >= 0 ? at : counts.categories().size();
    }
    if (!(value instanceof Number number)) {
      return cells.length - 1;
    }
    int at = Arrays.binarySearch(counts.values(), number.doubleValue());
    return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
  }

  private long[] binned(long[] counted) {
    long[] binned = new long[bins[bins.length - 1] + 1];
    for (int cell = 0; cell < counted.length; cell++) {
      binned[bins[cell]] += counted[cell];
    }
    return binned;
  }

  double psi(long[] window) {
    return Distances.psi(expected, binned(window));
  }

  double ks(long[] window) {
    return Distances.ks(cells, window, cells.length - 1);
  }

  /** The greatest distances that chance brought. */
  record Chance(double psi, double ks) {}

  /**
   * Draws a reference and a window of these sizes from the reference again and again (the bootstrap
   * of Efron, 1979), and gives the greatest distances: a window in which nothing moved is farther
   * with a probability of 1 / (draws + 1).
   */
  Chance chance(int ofReference, int ofWindow, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] population = population();
    double psi = 0;
    double ks = 0;
    for (int i = 0; i < draws; i++) {
      long[] reference = drawn(population, ofReference, random);
      long[] window = drawn(population, ofWindow, random);
      psi = Math.max(psi, Distances.psi(binned(reference), binned(window)));
      if (isOfNumbers()) {
        ks = Math.max(ks, Distances.ks(reference, window, cells.length - 1));
      }
    }
    return new Chance(psi, ks);
  }

  private int[] population() {
    int[] population = new int[(int) Distances.sum(cells)];
    int at = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      Arrays.fill(population, at, at + (int) cells[cell], cell);
      at += (int) cells[cell];
    }
    return population;
  }

  private long[] drawn(int[] population, int size, SplittableRandom random) {
    long[] drawn = none();
    for (int i = 0; i < size; i++) {
      drawn[population[random.nextInt(population.length)]]++;
    }
    return drawn;
  }
}
