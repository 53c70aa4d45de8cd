// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.concordat.inference.network.ForwardNetwork;
import net.concordat.inference.network.IntegratedGradients;
import net.concordat.inference.support.Json;
import net.concordat.worker.bench.Figure;
import net.concordat.worker.bench.Scene;
import net.concordat.worker.onnx.OnnxExport;
import net.concordat.worker.training.Deeplearning4jNetwork;

/**
 * Our path, ONNX Runtime and Deeplearning4j side by side: the same net and rows, one thread, in
 * turns. A process of its own.
 */
public final class PathBench {
  private static final int ROWS = 8192;
  private static final int WIDTH = Scene.SHAPE.inputs();
  private static final int[] BATCHES = {1, 32, 256, 2048};
  private static final long ROUND_NANOS = 300_000_000L;
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final double EQUAL = 1e-5;

  private static final String OURS = "ours";
  private static final String ONNX = "onnxruntime";
  private static final String DL4J = "dl4j";

  private final int rounds;
  private final PrintStream out;
  private final float[] rows = new float[ROWS * WIDTH];
  private final float[][] features = Scene.rows(ROWS, 3).features();
  private final ForwardNetwork network = new ForwardNetwork(Scene.SHAPE, Scene.start());
  private final byte[] onnx = OnnxExport.of(Scene.SHAPE, Scene.start(), Map.of());
  private final Deeplearning4jNetwork dl4j = Deeplearning4jNetwork.of(Scene.SHAPE, Scene.start());
  private final List<Figure> figures = new ArrayList<>();
  private double leastBatchRatio = Double.POSITIVE_INFINITY;

  private PathBench(int rounds, PrintStream out) {
    this.rounds = rounds;
    this.out = out;
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(features[row], 0, rows, row * WIDTH, WIDTH);
    }
  }

  /**
   * Measures and prints.
   *
   * @param args how many rounds, and the JSON file that also takes the figures
   */
  public static void main(String[] args) throws IOException {
    PathBench bench = new PathBench(Integer.parseInt(args[0]), System.out);
    bench.run();
    Json.write(Path.of(args[1]), bench.figures);
  }

  private void run() {
    for (int batch : BATCHES) {
      compare(batch);
    }
    figure("batch-vs-best", leastBatchRatio, "times");
    explain();
  }

  private void compare(int batch) {
    Map<String, ScoringPath> paths = new LinkedHashMap<>();
    paths.put(OURS, this.ours(batch));
    paths.put(ONNX, new OnnxPath(onnx, rows, WIDTH, batch));
    paths.put(DL4J, this.dl4j(batch));
    requireEqual(paths, batch);
    Map<String, List<Stopwatch>> taken = new LinkedHashMap<>();
    paths.forEach((name, path) -> Stopwatch.round(path, ROWS, batch, WARM_UP_NANOS));
    for (int round = 0; round < rounds; round++) {
      paths.forEach(
          (name, path) ->
              taken
                  .computeIfAbsent(name, any -> new ArrayList<>())
                  .add(Stopwatch.round(path, ROWS, batch, ROUND_NANOS)));
    }
    paths.values().forEach(ScoringPath::close);
    taken.forEach(
        (name, times) -> {
          String of = "path-" + name + "-" + batch;
          figure(of + "-rate", median(times.stream().mapToDouble(Stopwatch::rate)), "rows/s");
          figure(of + "-p50", median(times.stream().mapToDouble(Stopwatch::p50)), "us");
          figure(of + "-p99", median(times.stream().mapToDouble(Stopwatch::p99)), "us");
        });
    ratios(taken, batch);
  }

  private void ratios(Map<String, List<Stopwatch>> taken, int batch) {
    double besideOnnx = ratio(taken, ONNX);
    double besideDl4j = ratio(taken, DL4J);
    String prefix = batch == 1 ? "single" : "batch-" + batch;
    figure(prefix + "-vs-onnxruntime", besideOnnx, "times");
    figure(prefix + "-vs-dl4j", besideDl4j, "times");
    if (batch > 1) {
      leastBatchRatio = Math.min(leastBatchRatio, Math.min(besideOnnx, besideDl4j));
    }
  }

  /** The median over rounds of our rate by theirs in the same round. */
  private static double ratio(Map<String, List<Stopwatch>> taken, String theirs) {
    List<Stopwatch> ours = taken.getOrDefault(OURS, List.of());
    List<Stopwatch> others = taken.getOrDefault(theirs, List.of());
    return median(
        java.util.stream.IntStream.range(0, ours.size())
            .mapToDouble(i -> ours.get(i).rate() / others.get(i).rate()));
  }

  private ScoringPath ours(int batch) {
    return batch == 1
        ? (first, scores) -> scores[0] = network.score(rows, first * WIDTH)
        : (first, scores) -> network.score(rows, first * WIDTH, batch, scores, 0);
  }

  private ScoringPath dl4j(int batch) {
    return (first, scores) -> {
      float[][] given = dl4j.outputs(Arrays.copyOfRange(features, first, first + batch));
      for (int i = 0; i < batch; i++) {
        scores[i] = given[i][0];
      }
    };
  }

  /** Nothing is compared that does not do the same. */
  private static void requireEqual(Map<String, ScoringPath> paths, int batch) {
    for (int first = 0; first + batch <= ROWS; first += batch) {
      double[] expected = null;
      for (Map.Entry<String, ScoringPath> path : paths.entrySet()) {
        double[] scores = new double[batch];
        path.getValue().score(first, scores);
        expected = expected == null ? scores : expected;
        for (int i = 0; i < batch; i++) {
          if (!(Math.abs(scores[i] - expected[i]) <= EQUAL)) {
            throw new IllegalStateException(
                "%s must score row %d as ours does, %s, but gives %s"
                    .formatted(path.getKey(), first + i, expected[i], scores[i]));
          }
        }
      }
    }
  }

  private void explain() {
    IntegratedGradients gradients = new IntegratedGradients(network, new float[WIDTH]);
    double[] parts = new double[WIDTH];
    ScoringPath explained =
        (first, scores) -> scores[0] = gradients.explain(rows, first * WIDTH, parts);
    Stopwatch.round(explained, ROWS, 1, WARM_UP_NANOS);
    List<Stopwatch> taken = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      taken.add(Stopwatch.round(explained, ROWS, 1, ROUND_NANOS));
    }
    figure("explain-rate", median(taken.stream().mapToDouble(Stopwatch::rate)), "rows/s");
    figure("explain-p50", median(taken.stream().mapToDouble(Stopwatch::p50)), "us");
    figure("explain-p99", median(taken.stream().mapToDouble(Stopwatch::p99)), "us");
  }

  private void figure(String name, double value, String unit) {
    figures.add(new Figure(name, value, unit));
    out.printf(Locale.ROOT, "%-32s %14.2f %s%n", name, value, unit);
  }

  private static double median(java.util.stream.DoubleStream values) {
    return Scene.median(values.toArray());
  }
}
