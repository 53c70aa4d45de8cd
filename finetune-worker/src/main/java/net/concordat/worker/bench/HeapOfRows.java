// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import net.concordat.worker.data.EncodedData;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.NetworkTrainer;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;

/**
 * What the heap holds while one and ten million rows are read, encoded and trained for one pass:
 * the most that was in use after a collection. Only on request, since it takes minutes and 1.4 GB
 * of disk.
 */
final class HeapOfRows implements Measurement {
  private static final int MILLION = 1_000_000;

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public boolean onRequest() {
    return true;
  }

  @Override
  public List<Figure> run(Scene scene) throws IOException {
    double one = heap(scene, MILLION);
    double ten = heap(scene, 10 * MILLION);
    return List.of(
        new Figure("heap-1m-rows", one, "MB"),
        new Figure("heap-10m-rows", ten, "MB"),
        new Figure("heap-10m-vs-1m", ten / one, "times"));
  }

  private static double heap(Scene scene, int rows) throws IOException {
    TrainingSettings settings =
        new TrainingSettings(
            Scene.RATE, 1, 512, 0, 0, 0, TrainingSettings.ClassWeighting.NONE, null);
    try (EncodedData data =
        EncodedData.read(
            new MadeUpSource(scene.train(), rows),
            UnaryOperator.identity(),
            MadeUpSource.SCHEMA,
            Path.of(System.getProperty("java.io.tmpdir")))) {
      double afterReading = used();
      Network network = Network.random(Scene.SHAPE, 1);
      double[] most = {afterReading};
      TrainingProgress watch = point -> most[0] = Math.max(most[0], used());
      new NetworkTrainer(settings, 1, 1, watch).fit(network, data.rows());
      return most[0];
    }
  }

  static double used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }
}
