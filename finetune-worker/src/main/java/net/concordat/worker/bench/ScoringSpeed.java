// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Scorer;

/** Rows scored per second, and the median time of one row by itself. */
final class ScoringSpeed implements Measurement {
  private static final int SINGLE_ROWS = 20_000;

  @Override
  public String name() {
    return "score";
  }

  @Override
  public List<Figure> run(Scene scene) throws IOException {
    float[][] rows = scene.train().features();
    Scorer scorer = new Scorer(FusedNetwork.of(Scene.SHAPE, Scene.start(), Dropouts.NONE));
    PyTorch other = scene.pyTorch();
    double[] rates = new double[scene.rounds()];
    double[] rateRatios = new double[scene.rounds()];
    double[] times = new double[scene.rounds()];
    double[] timeRatios = new double[scene.rounds()];
    scorer.score(rows);
    one(scorer, rows);
    for (int round = 0; round < scene.rounds(); round++) {
      long begin = System.nanoTime();
      scorer.score(rows);
      rates[round] = rows.length * 1e9 / (System.nanoTime() - begin);
      times[round] = one(scorer, rows);
      if (other != null) {
        rateRatios[round] = rates[round] / other.ask("score " + rows.length);
        timeRatios[round] = other.ask("one " + SINGLE_ROWS) * 1e6 / times[round];
      }
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("score", Scene.median(rates), "rows/s"));
    figures.add(new Figure("score-one-row", Scene.median(times), "us"));
    if (other != null) {
      figures.add(new Figure("score-vs-pytorch", Scene.median(rateRatios), "times"));
      figures.add(new Figure("score-one-row-vs-pytorch", Scene.median(timeRatios), "times"));
    }
    return figures;
  }

  private static double one(Scorer scorer, float[][] rows) {
    double[] times = new double[SINGLE_ROWS];
    float[][] row = new float[1][];
    for (int i = 0; i < SINGLE_ROWS; i++) {
      row[0] = rows[i];
      long begin = System.nanoTime();
      scorer.score(row);
      times[i] = (System.nanoTime() - begin) / 1e3;
    }
    return Scene.median(times);
  }
}
