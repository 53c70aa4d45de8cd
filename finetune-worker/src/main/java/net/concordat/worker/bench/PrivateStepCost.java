// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.fused.PartRule;
import net.concordat.worker.training.privacy.NoiseKey;
import net.concordat.worker.training.privacy.PrivacyPlan;
import net.concordat.worker.training.privacy.PrivacySettings;
import net.concordat.worker.training.privacy.PrivacyUnits;
import net.concordat.worker.training.privacy.PrivateGradients;
import net.concordat.worker.training.privacy.PrivateGradients.PrivateRows;

/**
 * Time of a private step, with secure noise and Poisson sampling, over that of a plain one on
 * shuffled rows; in turns.
 */
final class PrivateStepCost implements Measurement {
  private static final int ROWS_A_TURN = 100_000;
  private static final int TURNS_A_ROUND = 5;

  @Override
  public String name() {
    return "dp";
  }

  @Override
  public List<Figure> run(Scene scene) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, scene.train().size()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    LabelledRows shuffled =
        scene.train().select(order.stream().mapToInt(Integer::intValue).toArray());
    List<Figure> figures = new ArrayList<>();
    for (int batch : new int[] {256, 512, 2048}) {
      figures.addAll(ofBatch(scene, shuffled, batch));
    }
    return figures;
  }

  private static List<Figure> ofBatch(Scene scene, LabelledRows shuffled, int batch) {
    int steps = ROWS_A_TURN / batch;
    int turns = TURNS_A_ROUND * scene.rounds();
    double[] times = new double[turns];
    double[] ratios = new double[turns];
    try (PlainSteps plain = new PlainSteps(shuffled, batch);
        Steps hidden = new Steps(scene.train(), batch, (turns + 4) * steps)) {
      plain.take(4 * steps);
      hidden.take(4 * steps);
      for (int turn = 0; turn < turns; turn++) {
        double one = plain.take(steps);
        double other = hidden.take(steps);
        times[turn] = 1e6 * other / steps;
        ratios[turn] = other / one;
      }
    }
    return List.of(
        new Figure("dp-step-" + batch, Scene.median(times), "microseconds"),
        new Figure("dp-vs-plain-" + batch, Scene.median(ratios), "times"));
  }

  /** Private steps of Adam on the bench's net. */
  private static final class Steps implements AutoCloseable {
    private final FusedNetwork network = FusedNetwork.of(Scene.SHAPE, Scene.start(), Dropouts.NONE);
    private final Optimizer optimizer =
        new Optimizer(
            Optimizer.Kind.ADAM,
            Collections.nCopies(network.slices().size(), new PartRule(1, 0, 0)),
            network);
    private final PrivateGradients gradients;
    private final int batch;
    private long step;

    Steps(LabelledRows rows, int batch, int steps) {
      PrivacySettings settings =
          new PrivacySettings(
              PrivacyUnit.ROW, null, null, "Made up", rows.size(), 1, 1.0, null, 1e-7, null);
      this.batch = batch;
      PrivateRows units = new PrivateRows(rows, PrivacyUnits.of(settings, rows));
      int passes = 1 + steps / PrivacyPlan.stepsAPass(settings, batch);
      this.gradients =
          new PrivateGradients(
              network,
              new BinaryLoss(1, 1, 0),
              units,
              PrivacyPlan.of(settings, batch, passes),
              NoiseKey.fresh(),
              1);
    }

    double take(int count) {
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        optimizer.update(network, gradients.noisySum(step++), batch, Scene.RATE);
      }
      return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
      gradients.close();
    }
  }
}
