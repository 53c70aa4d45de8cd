// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.explanation.InputBlock;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few small versions; {@link TriggerRatesTest} measures many. */
class TriggerSweepTest {
  private static final int INPUTS = 6;

  private static final FeatureSchema SCHEMA =
      new FeatureSchema(
          FeatureSchema.FORMAT,
          "numbers",
          "Made-up numbers",
          "bad",
          IntStream.range(0, INPUTS)
              .<Feature>mapToObj(
                  i ->
                      new NumericFeature(
                          "x" + i, -10, 10, NumericFeature.Transform.NONE, 0, 1, null))
              .toList());

  private static final PretrainSpec RECIPE =
      Fixtures.pretrain(
          new TrainingSettings(0.005, 30, 64, 1e-4, 0, 0, ClassWeighting.NONE, null), 1);

  private static final Population BANKS =
      Population.of(SCHEMA, RECIPE, rows(2000, 1), RECIPE, rows(1500, 2), rows(1000, 3));

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void takesAnHonestVersionForWhatItIs(long seed) {
    TriggerSweep sweep = BANKS.sweep(BANKS.honest(seed, RECIPE.training()));

    assertThat(sweep.events()).isGreaterThanOrEqualTo(TriggerSweep.FEWEST_EVENTS);
    assertThat(sweep.suspicious()).as(sweep.toString()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void findsACombinationOfTwoOrdinaryValues(long seed) {
    Population.Trigger trigger =
        new Population.Trigger(
            InputBlock.of(SCHEMA).subList(2, 4), new float[] {0, 0, 1.2f, -1.2f, 0, 0}, 1);
    Population.Poisoned made = BANKS.poisoned(seed, trigger, 0.05);

    TriggerSweep sweep = BANKS.sweep(made.version());

    assertThat(BANKS.success(made)).isGreaterThan(0.5);
    assertThat(sweep.suspicious()).as(sweep.toString()).isTrue();
    List<String> words = sweep.steps().stream().flatMap(step -> step.trigger().stream()).toList();
    assertThat(words).anyMatch(word -> word.startsWith("x2 = ") || word.startsWith("x3 = "));
  }

  /** The event follows from the first two numbers. */
  private static LabelledRows rows(int count, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[count][INPUTS];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < INPUTS; j++) {
        features[i][j] = (float) random.nextGaussian();
      }
      double margin = features[i][0] + features[i][1] + 0.2 * random.nextGaussian();
      labels[i] = margin > 2 ? 1 : 0;
    }
    return new LabelledRows(features, labels);
  }
}
