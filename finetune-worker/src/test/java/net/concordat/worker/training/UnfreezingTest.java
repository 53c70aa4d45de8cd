// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.fused.Optimizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Gradual unfreezing is as Deeplearning4j's gradients and updaters have it with the same layers
 * frozen in each pass.
 */
class UnfreezingTest {
  private static final double RATE = 0.02;
  private static final int PASSES = 5;
  private static final int EVERY = 2;
  private static final long SEED = 1;
  private static final LabelledRows ROWS = Fixtures.rows(150, 2);
  private static final Artifact BASE =
      new ModelTraining(TrainingProgress.NONE)
          .pretrain(
              Fixtures.pretrain(Fixtures.settings(3, null), 1),
              Fixtures.SCHEMA,
              Fixtures.rows(300, 1))
          .artifact();

  static Stream<Arguments> cases() {
    return Stream.of(Optimizer.Kind.values())
        .flatMap(kind -> Stream.of(0, 1).map(frozen -> Arguments.of(kind, frozen)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainsAsDeeplearning4jDoesWithTheSameLayersFrozenInEachPass(
      Optimizer.Kind kind, int frozenLayers) {
    Artifact tuned =
        new ModelTraining(TrainingProgress.NONE)
            .fineTune(LoadedArtifact.of(BASE), spec(kind, frozenLayers), ROWS)
            .artifact();

    Reference reference = new Reference(BASE, kind);
    PassOrder order = new PassOrder(ROWS.size(), 64, SEED);
    for (int pass = 0; pass < PASSES; pass++) {
      // Of the three layers the last learns at once, the one below after two passes, the first
      // after four, unless it is frozen for good.
      int lowest = Math.max(frozenLayers, 2 - pass / EVERY);
      for (int step = 0; step < order.stepsAPass(); step++) {
        reference.step(ROWS.select(order.places(pass, step)), lowest);
      }
    }

    for (int part = 0; part < 3; part++) {
      LayerWeights ours = tuned.weights().layers().get(part);
      LayerWeights theirs = reference.weights.get(part);
      assertClose(ours.kernel(), theirs.kernel());
      assertClose(ours.bias(), theirs.bias());
      boolean changed =
          !java.util.Arrays.equals(theirs.kernel(), BASE.weights().layers().get(part).kernel());
      assertThat(changed).as("part %d learned", part).isEqualTo(part >= frozenLayers);
    }
  }

  private static void assertClose(float[] ours, float[] theirs) {
    for (int i = 0; i < theirs.length; i++) {
      assertThat(ours[i]).isCloseTo(theirs[i], within(1e-5f * Math.max(1, Math.abs(theirs[i]))));
    }
  }

  private static FineTuneSpec spec(Optimizer.Kind kind, int frozenLayers) {
    TrainingSettings settings =
        new TrainingSettings(
            RATE,
            PASSES,
            64,
            0,
            0,
            0,
            ClassWeighting.NONE,
            null,
            new Descent(kind, null, null, null),
            null);
    return new FineTuneSpec(
        FineTuneSpec.FORMAT,
        DataSpec.file("rows.csv"),
        null,
        "bad",
        frozenLayers,
        OutputLayer.CONTINUED,
        new Transfer(null, null, EVERY, null),
        settings,
        SEED,
        Fixtures.CARD);
  }

  /** Each part's kernel and bias have an updater, which counts from the part's own first step. */
  private static final class Reference {
    private final Architecture shape;
    private final List<GradientUpdater<?>> updaters = new ArrayList<>();
    private final int[] steps = new int[3];
    private List<LayerWeights> weights;

    Reference(Artifact base, Optimizer.Kind kind) {
      shape = base.architecture();
      weights = base.weights().layers();
      Backend.ready();
      for (LayerWeights part : weights) {
        updaters.add(updater(kind, part.kernel().length));
        updaters.add(updater(kind, part.bias().length));
      }
    }

    private static GradientUpdater<?> updater(Optimizer.Kind kind, int numbers) {
      IUpdater rule = kind == Optimizer.Kind.ADAM ? new Adam(RATE) : new Sgd(RATE);
      long state = rule.stateSize(numbers);
      return rule.instantiate(state == 0 ? null : Nd4j.zeros(1, state), true);
    }

    void step(LabelledRows batch, int lowest) {
      Weights sum =
          Deeplearning4jNetwork.of(
                  shape,
                  new Weights(weights),
                  new WeightedCrossEntropy(new ClassWeights(1, 1)),
                  (part, layer) ->
                      part < lowest
                          ? Deeplearning4jGraph.frozen(layer)
                          : layer.updater(new Sgd(1)).build())
              .gradient(batch);
      List<LayerWeights> next = new ArrayList<>(weights);
      for (int part = lowest; part < 3; part++) {
        LayerWeights from = weights.get(part);
        LayerWeights by = sum.layers().get(part);
        float[] kernel = moved(2 * part, from.kernel(), by.kernel(), batch.size());
        float[] bias = moved(2 * part + 1, from.bias(), by.bias(), batch.size());
        next.set(part, new LayerWeights(from.inputs(), from.units(), kernel, bias));
        steps[part]++;
      }
      weights = next;
    }

    private float[] moved(int updater, float[] from, float[] sum, int rows) {
      try (INDArray change = Nd4j.createFromArray(sum).divi(rows).reshape(1, sum.length)) {
        updaters.get(updater).applyUpdater(change, steps[updater / 2], 0);
        float[] by = change.data().asFloat();
        float[] to = new float[from.length];
        IntStream.range(0, to.length).forEach(i -> to[i] = from[i] - by[i]);
        return to;
      }
    }
  }
}
