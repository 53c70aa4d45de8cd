// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Arrays;
import net.concordat.worker.data.Rows;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.fused.ReconstructionLoss;
import org.jspecify.annotations.Nullable;

/** What training makes smaller. */
sealed interface Objective {
  /** As steps see it. */
  Loss loss();

  /** The mean over rows, without dropout. */
  double mean(FusedNetwork network, Rows rows);

  /**
   * What rows show, without dropout.
   *
   * @param loss its mean
   * @param prAuc average precision; absent without labels
   * @param rocAuc area under the ROC curve; absent without labels
   */
  record Measured(double loss, @Nullable Double prAuc, @Nullable Double rocAuc) {}

  /** Measures rows. */
  Measured measure(FusedNetwork network, Rows rows);

  /** What a network's shape asks for, with classes weighted by these rows. */
  static Objective of(FusedNetwork network, Rows rows, TrainingSettings settings) {
    return network.shape().reconstruction() != null
        ? new Inputs()
        : new Labels(
            ClassWeights.of(rows, settings.classWeighting())
                .loss(settings.descentOrUsual().focusOrNone()));
  }

  /** To tell labels. */
  record Labels(BinaryLoss loss) implements Objective {
    @Override
    public double mean(FusedNetwork network, Rows rows) {
      return mean(Network.score(network, rows), rows);
    }

    @Override
    public Measured measure(FusedNetwork network, Rows rows) {
      double[] scores = Network.score(network, rows);
      RankingMetrics.Values values = new RankingMetrics(scores, rows.labels()).values();
      return new Measured(mean(scores, rows), values.prAuc(), values.rocAuc());
    }

    private double mean(double[] scores, Rows rows) {
      double sum = 0;
      for (int i = 0; i < scores.length; i++) {
        sum += loss.of(scores[i], rows.label(i));
      }
      return sum / scores.length;
    }
  }

  /** To make the inputs again. */
  record Inputs() implements Objective {
    @Override
    public Loss loss() {
      return new ReconstructionLoss();
    }

    @Override
    public double mean(FusedNetwork network, Rows rows) {
      return Arrays.stream(Network.errors(network, rows)).sum() / rows.size();
    }

    @Override
    public Measured measure(FusedNetwork network, Rows rows) {
      return new Measured(mean(network, rows), null, null);
    }
  }
}
