// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.handbook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.evaluation.AlertBudget;
import net.concordat.worker.evaluation.LogisticRegression;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.evaluation.TestRows;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.NetworkTrainer;
import net.concordat.worker.training.Parallel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;

/** Runs the published one-week protocol with our network and our logistic regression. */
public final class HandbookBenchmark {
  private static final List<Integer> HIDDEN_UNITS = List.of(64, 32);

  /** Chosen on the published validation folds, the four weeks before the reference run. */
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(
          0.002, 20, 256, 1e-4, 0, 0.2, TrainingSettings.ClassWeighting.NONE, null);

  private static final int TOP_CARDS = 100;

  private final HandbookSplit split;

  /**
   * Reads the weeks of one run.
   *
   * @param data folder with the weekly files, or its parent with a folder {@code handbook}
   * @param trainStart first day of the training week
   * @throws InvalidInputException if the data are not there or not the published ones
   */
  public HandbookBenchmark(Path data, LocalDate trainStart) {
    this.split = HandbookSplit.read(folder(data), trainStart);
  }

  /** The three published figures of one model. */
  public record Figures(double rocAuc, double averagePrecision, double cardPrecision100) {}

  /** First day of the training week of the published reference run. */
  public static LocalDate referenceStart() {
    return HandbookSplit.reference();
  }

  /** Logistic regression. */
  public Figures logisticRegression() {
    return measure(LogisticRegression.fit(split.train(), 1).score(split.test().features()));
  }

  /**
   * Our network, once per seed.
   *
   * @param progress is told when a seed is done, from several threads
   */
  public List<Figures> network(int seeds, int threads, Runnable progress) {
    return Parallel.map(
        threads,
        LongStream.rangeClosed(1, seeds).boxed().toList(),
        seed -> {
          Figures figures = network(seed);
          progress.run();
          return figures;
        });
  }

  private Figures network(long seed) {
    Architecture shape = Architecture.perceptron(CardWeek.width(), HIDDEN_UNITS);
    Network network = Network.random(shape, seed);
    new NetworkTrainer(SETTINGS, seed, 1, TrainingProgress.NONE).fit(network, split.train());
    return measure(network.score(split.test().features()));
  }

  private Figures measure(double[] scores) {
    int[] frauds = split.test().labels();
    RankingMetrics.Values values = new RankingMetrics(scores, frauds).values();
    double cards =
        new AlertBudget(
                scores, new TestRows(frauds, split.testCards(), split.testDays()), TOP_CARDS)
            .precision();
    return new Figures(values.rocAuc(), values.prAuc(), cards);
  }

  private static Path folder(Path data) {
    String week = "transactions_week_" + HandbookSplit.reference() + ".csv.gz";
    for (Path folder : List.of(data, data.resolve("handbook"))) {
      if (Files.isRegularFile(folder.resolve(week))) {
        return folder;
      }
    }
    throw new InvalidInputException(
        "The handbook's weekly files (%s and others) must be in '%s' or its folder 'handbook', but are in neither"
            .formatted(week, data));
  }
}
