// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.concordat.worker.training.fused.FusedNetwork;

/**
 * A private run with units that are made up: gradient canaries, each of which, wherever a step
 * takes it, adds the whole clipping norm to one number of the sum, its own. A fair coin has put
 * each in or left it out. Whoever sees all noisy sums, and knows all rows, guesses which are in:
 * what the noise then hides is what it is worth (Steinke, Nasr and Jagielski, NeurIPS 2023).
 *
 * <p>The run is for this alone: its weights have learned from what no row says.
 */
public final class CanaryRun {
  private final PrivateGradients gradients;
  private final PoissonSampler sampler;
  private final int[] numbers;
  private final boolean[] included;

  /**
   * Plans canaries.
   *
   * @param gradients of a run that has not begun
   * @param key of that run
   * @param canaries how many; no more than there are numbers that learn
   */
  public CanaryRun(PrivateGradients gradients, NoiseKey key, int canaries) {
    PrivacyPlan plan = gradients.plan();
    this.gradients = gradients;
    this.sampler =
        new PoissonSampler(
            key, KeyStream.Purpose.AUDIT, plan.mechanism().samplingProbabilityTrillionths());
    KeyStream coins = new KeyStream(key, KeyStream.Purpose.AUDIT).seek(plan.mechanism().steps());
    this.numbers = numbers(learning(gradients.network()), canaries, coins);
    this.included = new boolean[numbers.length];
    for (int i = 0; i < included.length; i++) {
      included[i] = coins.nextInt(2) == 1;
    }
  }

  /**
   * What came of it.
   *
   * @param scores how much of each canary the noisy sums show, in units of the clipping norm
   * @param included whether it was in
   */
  public record Outcome(double[] scores, boolean[] included) {}

  /**
   * Takes all steps of the run.
   *
   * @param update changes the network by a noisy sum
   */
  public Outcome run(Consumer<float[]> update) {
    return run(update, true);
  }

  /** Without noise it shows that canaries are found where nothing hides them. */
  Outcome run(Consumer<float[]> update, boolean noisy) {
    double norm = gradients.plan().clippingNorm();
    double[] scores = new double[numbers.length];
    for (long step = 0; step < gradients.plan().mechanism().steps(); step++) {
      float[] sum = gradients.clippedSum(step);
      float[] ofRows = sum.clone();
      for (int canary : sampler.sample(step, numbers.length)) {
        sum[numbers[canary]] += included[canary] ? (float) norm : 0;
      }
      if (noisy) {
        gradients.addNoise(sum, step);
      }
      for (int i = 0; i < numbers.length; i++) {
        scores[i] += (sum[numbers[i]] - ofRows[numbers[i]]) / norm;
      }
      update.accept(sum);
    }
    return new Outcome(scores, included.clone());
  }

  private static int[] learning(FusedNetwork network) {
    return IntStream.range(0, network.slices().size())
        .filter(network::learns)
        .mapToObj(part -> network.slices().get(part))
        .flatMapToInt(
            slice ->
                IntStream.concat(
                    IntStream.range(slice.offset(), slice.learnedEnd()),
                    IntStream.range(slice.biasOffset(), slice.end())))
        .toArray();
  }

  /** The first places of a shuffle. */
  private static int[] numbers(int[] all, int canaries, KeyStream stream) {
    int count = Math.min(canaries, all.length);
    for (int i = 0; i < count; i++) {
      int j = i + stream.nextInt(all.length - i);
      int taken = all[j];
      all[j] = all[i];
      all[i] = taken;
    }
    return IntStream.range(0, count).map(i -> all[i]).toArray();
  }
}
