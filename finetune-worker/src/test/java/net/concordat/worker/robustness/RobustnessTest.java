// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.explanation.InputBlock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RobustnessTest {
  // Inputs of the schema: amount, score, kind (a, b, other), young.
  private static final Scorer MODEL =
      rows -> Arrays.stream(rows).mapToDouble(r -> sigmoid(3 * r[1] + r[3] - 1)).toArray();

  private final CsvTable table = Fixtures.table(400, 5);
  private final LabelledRows rows = new RowEncoder(Fixtures.SCHEMA).encode(table);
  private final List<InputBlock> blocks = InputBlock.of(Fixtures.SCHEMA);

  @Nested
  class Stresses {
    private final List<Stress> all = Stress.of(MODEL, Fixtures.SCHEMA, table, rows);
    private final double prAuc =
        new RankingMetrics(MODEL.score(rows.features()), rows.labels()).values().prAuc();

    @Test
    void leaveTheRankingWhereAllRowsMoveTogether() {
      assertThat(prAuc("score higher by a standard deviation")).isEqualTo(prAuc, within(1e-3));
    }

    @Test
    void hurtWhereTheFeatureThatCountsIsMissing() {
      // An empty cell of 'score' stands for 0, as the schema says.
      assertThat(prAuc("score missing")).isLessThan(prAuc - 0.2);
      assertThat(prAuc("noise of 0.5 standard deviations in all inputs")).isLessThan(prAuc);
    }

    @Test
    void sayWhereMissingCellsAreRefused() {
      Stress refused = find("amount missing");

      assertThat(refused.refusal()).contains("must hold a number, but is empty");
      assertThat(refused.prAuc()).isNull();
    }

    private double prAuc(String change) {
      return Objects.requireNonNull(find(change).prAuc());
    }

    private Stress find(String change) {
      return all.stream().filter(s -> s.change().equals(change)).findFirst().orElseThrow();
    }
  }

  @Nested
  class Evasions {
    @Test
    void succeedWhereTheAttackerChoosesWhatCounts() {
      Evasion evasion = Evasion.of(MODEL, rows, List.of(blocks.get(1)), 0.5);

      assertThat(evasion.features()).containsExactly("score");
      assertThat(evasion.attacked()).isPositive();
      assertThat(evasion.evaded().get(0).value()).isEqualTo(1);
    }

    @Test
    void failWhereTheAttackerChoosesWhatDoesNotCount() {
      Evasion evasion = Evasion.of(MODEL, rows, List.of(blocks.get(0), blocks.get(3)), 0.5);

      assertThat(evasion.evaded()).hasSize(3).allMatch(share -> share.value() == 0);
    }

    @Test
    void haveNothingToSayWhereNothingIsFlagged() {
      Evasion evasion = Evasion.of(r -> new double[r.length], rows, blocks, 0.5);

      assertThat(evasion.attacked()).isZero();
      assertThat(evasion.evaded()).isEmpty();
    }
  }

  /** By hand: rows' deviations are 0 and sqrt(.02); the second is flagged by one of two. */
  @Test
  void stabilityIsTheSpreadOverSeeds() {
    Stability stability =
        Stability.of(
            List.of(new double[] {0.1, 0.6}, new double[] {0.1, 0.4}), new int[] {0, 1}, 0.5);

    assertThat(stability.seeds()).isEqualTo(2);
    assertThat(stability.meanDeviation()).isEqualTo(Math.sqrt(0.02) / 2, within(1e-12));
    assertThat(stability.undecided()).isEqualTo(0.5);
    assertThat(stability.figures().get("rocAuc")).isEqualTo(new Stability.Spread(1, 0, 1, 1));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
