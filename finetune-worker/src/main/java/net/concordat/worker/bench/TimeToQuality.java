// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.IOException;
import java.util.List;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.fused.Scorer;

/** Seconds of training until the validation PR-AUC is reached; measuring it is not counted. */
final class TimeToQuality implements Measurement {
  private static final int BATCH = 512;
  private static final double PR_AUC = 0.95;
  private static final int MOST_PASSES = 40;

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public List<Figure> run(Scene scene) throws IOException {
    double[] ours = new double[scene.rounds()];
    double[] ratios = new double[scene.rounds()];
    PyTorch other = scene.pyTorch();
    for (int round = 0; round < scene.rounds(); round++) {
      ours[round] = ours(scene);
      if (other != null) {
        double theirs = other.ask("quality %d %s %d".formatted(BATCH, PR_AUC, MOST_PASSES));
        ratios[round] = theirs / ours[round];
      }
    }
    Figure seconds = new Figure("time-to-pr-auc-0.95", Scene.median(ours), "s");
    return other == null
        ? List.of(seconds)
        : List.of(seconds, new Figure("time-to-pr-auc-vs-pytorch", Scene.median(ratios), "times"));
  }

  private static double ours(Scene scene) {
    double seconds = 0;
    try (PlainSteps steps = new PlainSteps(scene.train(), BATCH)) {
      for (int pass = 0; pass < MOST_PASSES; pass++) {
        seconds += steps.take(scene.train().size() / BATCH);
        double[] scores = new Scorer(steps.network()).score(scene.validation().features());
        if (new RankingMetrics(scores, scene.validation().labels()).values().prAuc() >= PR_AUC) {
          return seconds;
        }
      }
    }
    throw new IllegalStateException("PR-AUC %s was not reached".formatted(PR_AUC));
  }
}
