// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.evaluation.Resamples;
import net.concordat.worker.evaluation.TestRows;
import net.concordat.worker.training.Network;

/** What one method's networks say of all test rows: by fold, seed and bank. */
final class Trials {
  private final List<Fold> folds;
  private final List<List<List<Trial>>> bySeed = new ArrayList<>();

  Trials(List<Fold> folds) {
    this.folds = folds;
    folds.forEach(fold -> bySeed.add(new ArrayList<>()));
  }

  /**
   * Scores a fold's test rows. Where all banks have one network, there is one threshold for all,
   * chosen on all banks' rows for it, as the sums of their counts would give it; else each has its
   * own.
   */
  synchronized void add(int fold, List<Network> networks) {
    List<Fold.Bank> banks = folds.get(fold).banks();
    boolean isShared = networks.stream().distinct().count() == 1;
    double shared = isShared ? threshold(networks.get(0), banks) : 0;
    bySeed
        .get(fold)
        .add(
            IntStream.range(0, banks.size())
                .mapToObj(
                    i ->
                        new Trial(
                            networks.get(i).score(banks.get(i).test()),
                            banks.get(i).test().labels(),
                            isShared ? shared : threshold(networks.get(i), List.of(banks.get(i)))))
                .toList());
  }

  static double threshold(Network network, List<Fold.Bank> banks) {
    double[] scores =
        banks.stream()
            .flatMapToDouble(bank -> Arrays.stream(network.score(bank.threshold())))
            .toArray();
    int[] labels =
        banks.stream().flatMapToInt(bank -> Arrays.stream(bank.threshold().labels())).toArray();
    return Trial.bestThreshold(scores, labels);
  }

  /** One bank's mean over folds and seeds. */
  Trial.Values ofBank(int bank) {
    return Trial.Values.mean(
        bySeed.stream().flatMap(List::stream).map(seed -> seed.get(bank).values()).toList());
  }

  /** The mean over banks. */
  Trial.Values mean() {
    return Trial.Values.mean(
        IntStream.range(0, folds.get(0).banks().size()).mapToObj(this::ofBank).toList());
  }

  /**
   * The mean over banks where customers of each bank and fold are drawn anew; the same draws for
   * every method.
   */
  List<Trial.Values> resampled(int count) {
    List<List<Resamples>> rows =
        folds.stream().map(fold -> fold.banks().stream().map(Trials::resamples).toList()).toList();
    List<Trial.Values> means = new ArrayList<>();
    for (int resample = 0; resample < count; resample++) {
      List<Trial.Values> all = new ArrayList<>();
      for (int fold = 0; fold < rows.size(); fold++) {
        for (int bank = 0; bank < rows.get(fold).size(); bank++) {
          int[] times = rows.get(fold).get(bank).times(resample);
          for (List<Trial> seed : bySeed.get(fold)) {
            all.add(seed.get(bank).values(times));
          }
        }
      }
      means.add(Trial.Values.mean(all));
    }
    return means;
  }

  private static Resamples resamples(Fold.Bank bank) {
    int[] customers =
        IntStream.range(0, bank.test().size())
            .map(row -> (int) bank.test().customer(row))
            .toArray();
    return new Resamples(new TestRows(bank.test().labels(), customers, new int[customers.length]));
  }
}
