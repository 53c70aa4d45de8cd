// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The handbook's transactions cut into banks. A fold trains on a week, waits a week until frauds
 * are known, and tests on the next; thresholds are chosen on the week before the training week. A
 * card that is known to be compromised on a test day is left out from that day on, as published.
 * Inputs are scaled by mean and deviation over all banks' training rows, which sums give that
 * secure aggregation can take.
 */
final class HandbookBanks {
  private final CardRows rows;
  private final List<String> names;
  private final int[] banks;
  private final float[][] terminals;

  private HandbookBanks(CardRows rows, List<String> names, int[] banks) {
    this.rows = rows;
    this.names = names;
    this.banks = banks;
    this.terminals = TerminalWindows.of(rows, banks);
  }

  /**
   * Cuts by a column of {@code bank_assignment.csv}.
   *
   * @param parts into how many banks customers of each named bank are dealt by their number; of
   *     banks that are not named, into one
   */
  static HandbookBanks of(CardRows rows, Path data, String column, Map<String, Integer> parts) {
    CsvTable table = CsvTable.read(CardRows.folder(data).resolve("bank_assignment.csv"));
    int customer = table.column("CUSTOMER_ID");
    int bank = table.column(column);
    Map<Integer, String> byCustomer = new LinkedHashMap<>();
    for (List<String> row : table.rows()) {
      int number = Integer.parseInt(row.get(customer));
      Integer into = parts.get(row.get(bank));
      byCustomer.put(number, into == null ? row.get(bank) : row.get(bank) + (number % into + 1));
    }
    List<String> names = List.copyOf(new TreeSet<>(byCustomer.values()));
    int[] banks = new int[byCustomer.keySet().stream().mapToInt(i -> i).max().orElse(0) + 1];
    byCustomer.forEach((number, name) -> banks[number] = names.indexOf(name));
    return new HandbookBanks(rows, names, banks);
  }

  /** How many banks there are. */
  int count() {
    return names.size();
  }

  /** The fold that tests on a week, counted from 0; the first that can is 3. */
  Fold fold(int testWeek) {
    return fold(testWeek, testWeek - 3);
  }

  /** The same with another week for thresholds. */
  Fold fold(int testWeek, int thresholdWeek) {
    boolean[] kept = unknownCards(testWeek);
    List<int[]> train = places(row -> week(row) == testWeek - 2);
    List<int[]> threshold = places(row -> week(row) == thresholdWeek);
    List<int[]> test = places(row -> week(row) == testWeek && kept[row]);
    Scale scale = scale(train);
    List<Fold.Bank> all = new ArrayList<>();
    for (int bank = 0; bank < names.size(); bank++) {
      all.add(
          new Fold.Bank(
              names.get(bank),
              labelled(train.get(bank), scale),
              labelled(threshold.get(bank), scale),
              labelled(test.get(bank), scale)));
    }
    return new Fold("week of " + CardRows.FIRST_WEEK.plusDays(7L * testWeek), all);
  }

  private int week(int row) {
    return (rows.days()[row] - rows.days()[0]) / CardRows.DAYS_A_WEEK;
  }

  private List<int[]> places(IntPredicate chosen) {
    List<int[]> places = new ArrayList<>();
    for (int bank = 0; bank < names.size(); bank++) {
      int wanted = bank;
      places.add(
          IntStream.range(0, rows.size())
              .filter(row -> banks[rows.customers()[row]] == wanted && chosen.test(row))
              .toArray());
    }
    return places;
  }

  private boolean[] unknownCards(int testWeek) {
    Set<Integer> known = new HashSet<>();
    boolean[] kept = new boolean[rows.size()];
    IntStream.range(0, rows.size())
        .filter(row -> week(row) == testWeek - 2 && rows.frauds()[row] == 1)
        .forEach(row -> known.add(rows.customers()[row]));
    for (int k = 0; k < CardRows.DAYS_A_WEEK; k++) {
      int testDay = rows.firstDay(testWeek) + k;
      int knownDay = testDay - CardRows.DAYS_A_WEEK - 1;
      for (int row = 0; row < rows.size(); row++) {
        if (rows.days()[row] == knownDay && week(row) == testWeek - 1 && rows.frauds()[row] == 1) {
          known.add(rows.customers()[row]);
        }
      }
      for (int row = 0; row < rows.size(); row++) {
        kept[row] |= rows.days()[row] == testDay && !known.contains(rows.customers()[row]);
      }
    }
    return kept;
  }

  private record Scale(double[] means, double[] deviations) {}

  private Scale scale(List<int[]> train) {
    int width = rows.inputs()[0].length + TerminalWindows.WIDTH;
    double[] means = new double[width];
    double[] deviations = new double[width];
    for (int column = 0; column < width; column++) {
      SummaryStatistics statistics = new SummaryStatistics();
      for (int[] places : train) {
        for (int row : places) {
          statistics.addValue(input(row, column));
        }
      }
      means[column] = statistics.getMean();
      double deviation = Math.sqrt(statistics.getPopulationVariance());
      deviations[column] = deviation > 0 ? deviation : 1;
    }
    return new Scale(means, deviations);
  }

  private double input(int row, int column) {
    float[] own = rows.inputs()[row];
    return column < own.length ? own[column] : terminals[row][column - own.length];
  }

  private LabelledRows labelled(int[] places, Scale scale) {
    int width = scale.means().length;
    float[][] inputs = new float[places.length][width];
    for (int i = 0; i < places.length; i++) {
      for (int column = 0; column < width; column++) {
        inputs[i][column] =
            (float)
                ((input(places[i], column) - scale.means()[column]) / scale.deviations()[column]);
      }
    }
    return new LabelledRows(
        inputs,
        Arrays.stream(places).map(row -> rows.frauds()[row]).toArray(),
        Arrays.stream(places).mapToLong(row -> rows.customers()[row]).toArray(),
        Arrays.stream(places).mapToLong(row -> rows.seconds()[row]).toArray());
  }
}
