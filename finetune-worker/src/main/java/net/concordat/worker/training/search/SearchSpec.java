// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * Which settings to try. What is absent stays as the request has it.
 *
 * @param format always {@value #FORMAT}
 * @param trials how many settings are drawn, 2 to 1,000
 * @param minutes after which no trial goes on, 0.01 to 10,000
 * @param learningRate drawn by ratio
 * @param l2 drawn by ratio, so above 0
 * @param inputDropout drawn by difference
 * @param dropout drawn by difference
 * @param batchSizes of which one is drawn
 */
public record SearchSpec(
    String format,
    Method method,
    int trials,
    double minutes,
    @Nullable Interval learningRate,
    @Nullable Interval l2,
    @Nullable Interval inputDropout,
    @Nullable Interval dropout,
    @Nullable List<Integer> batchSizes) {
  /** The only format this version reads. */
  public static final String FORMAT = "concordat-search/1";

  /** How the trials share the time. */
  public enum Method {
    /** Each has all passes (Bergstra and Bengio 2012). */
    RANDOM,
    /**
     * All have few passes, the best third three times as many, and so on (Jamieson and Talwalkar
     * 2016).
     */
    SUCCESSIVE_HALVING
  }

  /** Refuses values outside their ranges, and a search for nothing. */
  public SearchSpec {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "A search's format must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.required("method", method);
    Checks.range("trials", trials, 2, 1000);
    Checks.range("minutes", minutes, 0.01, 10_000);
    require("learningRate", learningRate, 1e-7, 1);
    require("l2", l2, 1e-9, 100);
    require("inputDropout", inputDropout, 0, 0.95);
    require("dropout", dropout, 0, 0.95);
    if (batchSizes != null) {
      batchSizes = Checks.list("batchSizes", batchSizes, 1, 100);
      batchSizes.forEach(size -> Checks.range("batchSizes", size, 1, 1_000_000));
    }
    if (Stream.of(learningRate, l2, inputDropout, dropout, batchSizes).allMatch(Objects::isNull)) {
      throw new InvalidInputException(
          "A search needs something to look for, one or more of 'learningRate', 'l2',"
              + " 'inputDropout', 'dropout' and 'batchSizes', but none is given");
    }
  }

  private static void require(String name, @Nullable Interval interval, double min, double max) {
    if (interval != null) {
      interval.require(name, min, max);
    }
  }

  /** The settings of all trials; the same for the same seed. */
  List<TrainingSettings> draw(TrainingSettings request, long seed) {
    Random random = new Random(seed);
    List<TrainingSettings> drawn = new ArrayList<>();
    for (int trial = 0; trial < trials; trial++) {
      drawn.add(draw(request, random));
    }
    return drawn;
  }

  private TrainingSettings draw(TrainingSettings request, Random random) {
    // Always five numbers, so that a setting more does not change what the others are.
    double[] shares = random.doubles(5).toArray();
    return new TrainingSettings(
        learningRate == null ? request.learningRate() : learningRate.atByRatio(shares[0]),
        request.epochs(),
        batchSizes == null
            ? request.batchSize()
            : batchSizes.get((int) (shares[4] * batchSizes.size())),
        l2 == null ? request.l2() : l2.atByRatio(shares[1]),
        inputDropout == null ? request.inputDropout() : inputDropout.at(shares[2]),
        dropout == null ? request.dropout() : dropout.at(shares[3]),
        request.classWeighting(),
        request.earlyStopping(),
        request.descent(),
        request.privacy());
  }
}
