// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.EncodedData;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowOrder;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.CsvSource;

/**
 * Rows read per second from the encoded file, in the order in which they are trained, over rows
 * trained per second at batch 512; and the first read of the same rows as CSV.
 */
final class ReadSpeed implements Measurement {
  private static final int BATCH = 512;

  @Override
  public String name() {
    return "read";
  }

  @Override
  public List<Figure> run(Scene scene) throws IOException {
    Path folder = Files.createTempDirectory("bench-read");
    Path csv = folder.resolve("rows.csv");
    table(scene.train()).write(csv);
    long begin = System.nanoTime();
    try (EncodedData data =
            EncodedData.read(
                new CsvSource(csv), UnaryOperator.identity(), MadeUpSource.SCHEMA, folder);
        PlainSteps steps = new PlainSteps(scene.train(), BATCH)) {
      double first = scene.train().size() * 1e9 / (System.nanoTime() - begin);
      double[] rates = new double[scene.rounds()];
      double[] ratios = new double[scene.rounds()];
      int count = scene.train().size() / BATCH;
      pass(data.rows());
      steps.take(count);
      for (int round = 0; round < scene.rounds(); round++) {
        rates[round] = data.rows().size() / pass(data.rows());
        ratios[round] = rates[round] / ((double) count * BATCH / steps.take(count));
      }
      return List.of(
          new Figure("read-csv-first", first, "rows/s"),
          new Figure("read-encoded", Scene.median(rates), "rows/s"),
          new Figure("read-vs-train", Scene.median(ratios), "times"));
    } finally {
      Files.delete(csv);
      Files.delete(folder);
    }
  }

  /** Seconds of one pass, in batches, into memory that is used again. */
  private static double pass(Rows rows) {
    float[] batch = new float[BATCH * rows.width()];
    int[] labels = new int[BATCH];
    long begin = System.nanoTime();
    RowOrder order = new RowOrder(rows.size(), 1);
    for (int from = 0; from < rows.size(); from += BATCH) {
      int[] places = order.places(from, Math.min(rows.size(), from + BATCH));
      for (int i = 0; i < places.length; i++) {
        rows.copy(places[i], batch, i * rows.width());
        labels[i] = rows.label(places[i]);
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static CsvTable table(LabelledRows rows) {
    List<List<String>> lines = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      lines.add(MadeUpSource.cells(rows.features()[row], rows.label(row)));
    }
    return new CsvTable("made up", MadeUpSource.HEADER, lines);
  }
}
