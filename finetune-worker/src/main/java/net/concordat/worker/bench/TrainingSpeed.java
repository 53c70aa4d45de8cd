// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.training.Deeplearning4jNetwork;
import org.jspecify.annotations.Nullable;

/** Rows trained per second, ours over PyTorch's in turns, and over Deeplearning4j's. */
final class TrainingSpeed implements Measurement {
  private static final int ROWS_A_TURN = 400_000;
  private static final int ROWS_OF_DEEPLEARNING4J = 40_000;

  @Override
  public String name() {
    return "train";
  }

  @Override
  public List<Figure> run(Scene scene) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (int batch : new int[] {256, 512, 2048}) {
      figures.addAll(ofBatch(scene, batch));
    }
    return figures;
  }

  private static List<Figure> ofBatch(Scene scene, int batch) throws IOException {
    int steps = ROWS_A_TURN / batch;
    double[] ours = new double[scene.rounds()];
    double[] ratios = new double[scene.rounds()];
    try (PlainSteps plain = new PlainSteps(scene.train(), batch)) {
      plain.take(2 * steps);
      PyTorch other = scene.pyTorch();
      if (other != null) {
        other.ask("train %d %d".formatted(batch, steps / 4));
      }
      for (int round = 0; round < scene.rounds(); round++) {
        ours[round] = (double) steps * batch / plain.take(steps);
        ratios[round] = ours[round] / theirs(other, batch, steps);
      }
    }
    List<Figure> figures = new ArrayList<>();
    double rate = Scene.median(ours);
    figures.add(new Figure("train-" + batch, rate, "rows/s"));
    if (scene.pyTorch() != null) {
      figures.add(new Figure("train-vs-pytorch-" + batch, Scene.median(ratios), "times"));
    }
    double reference = ofDeeplearning4j(scene, batch);
    figures.add(new Figure("train-vs-deeplearning4j-" + batch, rate / reference, "times"));
    return figures;
  }

  private static double theirs(@Nullable PyTorch other, int batch, int steps) throws IOException {
    return other == null ? Double.NaN : other.ask("train %d %d".formatted(batch, steps));
  }

  private static double ofDeeplearning4j(Scene scene, int batch) {
    Deeplearning4jNetwork network =
        Deeplearning4jNetwork.of(Scene.SHAPE, Scene.start(), Scene.RATE);
    int steps = ROWS_OF_DEEPLEARNING4J / batch;
    long begin = 0;
    for (int step = -steps; step < steps; step++) {
      if (step == 0) {
        begin = System.nanoTime();
      }
      int at = (step + steps) * batch;
      network.step(scene.train().select(IntStream.range(at, at + batch).toArray()));
    }
    return steps * batch * 1e9 / (System.nanoTime() - begin);
  }
}
