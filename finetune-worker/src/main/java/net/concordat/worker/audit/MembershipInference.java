// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.concordat.inference.support.Checks;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * Measures how well somebody who may train models as the bank did can tell which rows a model was
 * trained on.
 */
public final class MembershipInference {
  /** With fewer members, a true-positive rate says too little to be stated. */
  static final int LEAST_MEMBERS = 300;

  private static final double[] FALSE_POSITIVE_RATES = {0.001, 0.01};
  private static final double CONFIDENCE = 0.95;

  private final ShadowTraining training;
  private final int shadows;
  private final int threads;
  private final long seed;

  /** Trains models as the audited one was trained. */
  @FunctionalInterface
  public interface ShadowTraining {
    /** A model trained on these rows. */
    Confidence train(LabelledRows rows, long seed);
  }

  /** How sure a model is of rows; with luck, surer of those that it was trained on. */
  @FunctionalInterface
  public interface Confidence {
    /** For each row, on a scale on which models differ as normal numbers do. */
    double[] of(LabelledRows rows);

    /**
     * Of a model that tells labels: the logarithm of the odds of each row's own label.
     *
     * @param model gives the probability of the event for each row
     */
    static Confidence inLabels(Function<float[][], double[]> model) {
      return rows -> {
        double[] values = model.apply(rows.features());
        Arrays.setAll(
            values, row -> LikelihoodRatioAttack.confidence(values[row], rows.labels()[row]));
        return values;
      };
    }

    /**
     * Of an autoencoder: the logarithm of each row's error, from the other side.
     *
     * @param errors of each row
     */
    static Confidence inInputs(Function<LabelledRows, double[]> errors) {
      return rows ->
          Arrays.stream(errors.apply(rows)).map(e -> -Math.log(Math.max(e, 1e-30))).toArray();
    }
  }

  /**
   * Prepares an attack.
   *
   * @param shadows how many models to train, at least 2; 64 for a result, 16 for a quick look
   * @param threads how many at once
   */
  public MembershipInference(ShadowTraining training, int shadows, int threads, long seed) {
    this.training = training;
    this.shadows = shadows;
    this.threads = threads;
    this.seed = seed;
  }

  /**
   * What the attack found.
   *
   * @param attack its name
   * @param shadowModels how many models were trained for it
   * @param members rows that the model was trained on
   * @param nonMembers rows that it was not trained on
   * @param notMeasurable why there are no rates; absent where there are
   * @param rates how many members are found at each rate of false positives
   */
  public record Result(
      String attack,
      int shadowModels,
      int members,
      int nonMembers,
      @Nullable String notMeasurable,
      List<Rate> rates) {
    public Result {
      Checks.required("attack", attack);
      Checks.required("rates", rates);
    }
  }

  /**
   * Members found while few others are called members.
   *
   * @param maxFpr share of non-members that may be called members
   * @param notMeasurable why there is no figure; absent where there is one
   * @param truePositiveRate share of the members above the threshold
   * @param interval of that share, with a confidence of 95 %; the threshold is taken as given
   */
  public record Rate(
      double maxFpr,
      @Nullable String notMeasurable,
      @Nullable Double truePositiveRate,
      @Nullable ClopperPearson interval) {}

  /** Attacks a model. */
  public Result attack(Confidence model, LabelledRows members, LabelledRows others) {
    if (members.size() < LEAST_MEMBERS) {
      String reason =
          "not measurable: %d members, where at least %d are needed"
              .formatted(members.size(), LEAST_MEMBERS);
      return result(0, members, others, reason, List.of());
    }
    LabelledRows pool = members.and(others);
    boolean[][] trainedOn = halves(pool.size());
    List<double[]> confidences =
        Parallel.map(
            threads,
            IntStream.range(0, shadows).boxed().toList(),
            shadow -> shadow(pool, trainedOn[shadow], shadow));
    LikelihoodRatioAttack attack =
        new LikelihoodRatioAttack(confidences.toArray(double[][]::new), trainedOn);
    double[] scores = model.of(pool);
    for (int row = 0; row < scores.length; row++) {
      scores[row] = attack.score(row, scores[row]);
    }
    double[] ofMembers = Arrays.copyOf(scores, members.size());
    double[] ofOthers = Arrays.copyOfRange(scores, members.size(), scores.length);
    List<Rate> rates =
        Arrays.stream(FALSE_POSITIVE_RATES)
            .mapToObj(maxFpr -> rate(ofMembers, ofOthers, maxFpr))
            .toList();
    return result(shadows, members, others, null, rates);
  }

  private static Result result(
      int shadows,
      LabelledRows members,
      LabelledRows others,
      @Nullable String notMeasurable,
      List<Rate> rates) {
    return new Result("LiRA", shadows, members.size(), others.size(), notMeasurable, rates);
  }

  private double[] shadow(LabelledRows pool, boolean[] trainedOn, int shadow) {
    int[] places = IntStream.range(0, pool.size()).filter(row -> trainedOn[row]).toArray();
    return training.train(pool.select(places), seed + 1 + shadow).of(pool);
  }

  /** Each row is in half of the shadow models, drawn for each row by itself. */
  private boolean[][] halves(int rows) {
    boolean[][] trainedOn = new boolean[shadows][rows];
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, shadows).boxed().toList());
    for (int row = 0; row < rows; row++) {
      Collections.shuffle(order, random);
      for (int i = 0; i < shadows / 2; i++) {
        trainedOn[order.get(i)][row] = true;
      }
    }
    return trainedOn;
  }

  /** The threshold is the least that lets no more non-members pass than the rate allows. */
  static Rate rate(double[] ofMembers, double[] ofOthers, double maxFpr) {
    int allowed = (int) Math.floor(maxFpr * ofOthers.length);
    if (allowed == 0) {
      return new Rate(
          maxFpr,
          "not measurable: %d non-members, where at least %d are needed"
              .formatted(ofOthers.length, Math.round(1 / maxFpr)),
          null,
          null);
    }
    double[] sorted = ofOthers.clone();
    Arrays.sort(sorted);
    double threshold = sorted[sorted.length - 1 - allowed];
    int found = (int) Arrays.stream(ofMembers).filter(score -> score > threshold).count();
    return new Rate(
        maxFpr,
        null,
        (double) found / ofMembers.length,
        ClopperPearson.of(found, ofMembers.length, CONFIDENCE));
  }
}
