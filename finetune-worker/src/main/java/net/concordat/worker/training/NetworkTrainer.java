// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Random;
import net.concordat.worker.data.LabelledRows;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fits a network to rows, pass by pass. With early stopping the weights of the pass with the lowest
 * validation loss are kept, which Deeplearning4j's own early stopping does not report reliably.
 */
public final class NetworkTrainer {
  // A score of exactly 0 or 1 must not make the logarithm infinite.
  private static final double SMALLEST = 1e-7;

  private final TrainingSettings settings;
  private final long seed;
  private final TrainingProgress progress;

  /** Fits with these settings; the seed gives the order of rows and the validation split. */
  public NetworkTrainer(TrainingSettings settings, long seed, TrainingProgress progress) {
    this.settings = settings;
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * What a fit did.
   *
   * @param epochsRun passes over the rows
   * @param epochsKept the pass whose weights the network has now
   * @param validation the held-out rows; absent without early stopping
   */
  public record Outcome(int epochsRun, int epochsKept, @Nullable LabelledRows validation) {}

  /** Fits the network in place. */
  public Outcome fit(Network network, LabelledRows rows) {
    TrainingSettings.EarlyStopping stopping = settings.earlyStopping();
    RowSplit split =
        stopping == null ? null : RowSplit.draw(rows, stopping.validationShare(), seed);
    LabelledRows fitted = split == null ? rows : split.fit();
    ClassWeights weights = ClassWeights.of(fitted, settings.classWeighting());
    network.weightClasses(weights);
    if (stopping == null || split == null) {
      return fitAll(network, fitted);
    }
    return fitUntilNoBetter(network, split, weights, stopping.patience());
  }

  private Outcome fitAll(Network network, LabelledRows rows) {
    Random order = new Random(seed);
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      pass(network, rows, order);
      progress.epochDone(epoch, settings.epochs(), Double.NaN);
    }
    return new Outcome(settings.epochs(), settings.epochs(), null);
  }

  private Outcome fitUntilNoBetter(
      Network network, RowSplit split, ClassWeights weights, int patience) {
    Random order = new Random(seed);
    double best = loss(network, split.validation(), weights);
    int bestEpoch = 0;
    INDArray bestParameters = network.net().params().dup();
    int epoch = 0;
    while (epoch < settings.epochs() && epoch - bestEpoch < patience) {
      epoch++;
      pass(network, split.fit(), order);
      double loss = loss(network, split.validation(), weights);
      if (loss < best) {
        best = loss;
        bestEpoch = epoch;
        bestParameters.assign(network.net().params());
      }
      progress.epochDone(epoch, settings.epochs(), loss);
    }
    network.net().setParams(bestParameters);
    return new Outcome(epoch, bestEpoch, split.validation());
  }

  private void pass(Network network, LabelledRows rows, Random order) {
    int[] places = shuffled(rows.size(), order);
    for (int from = 0; from < places.length; from += settings.batchSize()) {
      int to = Math.min(places.length, from + settings.batchSize());
      step(network, rows.select(java.util.Arrays.copyOfRange(places, from, to)));
    }
  }

  private static void step(Network network, LabelledRows batch) {
    float[][] answers = new float[batch.size()][1];
    for (int i = 0; i < batch.size(); i++) {
      answers[i][0] = batch.labels()[i];
    }
    try (INDArray inputs = Nd4j.createFromArray(batch.features());
        INDArray labels = Nd4j.createFromArray(answers)) {
      network.net().fit(inputs, labels);
    }
  }

  private static double loss(Network network, LabelledRows rows, ClassWeights weights) {
    double[] scores = network.score(rows.features());
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double likelihood = rows.labels()[i] == 1 ? scores[i] : 1 - scores[i];
      sum -= weights.of(rows.labels()[i]) * Math.log(Math.max(likelihood, SMALLEST));
    }
    return sum / scores.length;
  }

  private static int[] shuffled(int size, Random random) {
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      places[i] = places[j];
      places[j] = i;
    }
    return places;
  }
}
