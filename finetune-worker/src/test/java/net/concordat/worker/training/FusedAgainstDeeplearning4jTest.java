// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Part;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.Batch;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedFixtures;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.fused.PartRule;
import net.concordat.worker.training.fused.ReconstructionLoss;
import net.concordat.worker.training.fused.Scorer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/** Deeplearning4j's own outputs, gradients and steps are the reference, for each kind of layer. */
class FusedAgainstDeeplearning4jTest {
  private static final ClassWeights WEIGHTS = new ClassWeights(0.8f, 1.7f);
  private static final int INPUTS = 9;
  private static final Layer.Dense DENSE = new Layer.Dense(13);
  private static final Layer.Embedding EMBEDDED =
      new Layer.Embedding(
          8, List.of(new Layer.Embedding.Group(1, 3, 2), new Layer.Embedding.Group(5, 2, 2)));

  /** A network and what may not change of it. */
  record Case(String name, Architecture shape, Set<Integer> frozen) {
    static Case of(String name, Layer... layers) {
      List<Layer> all = new ArrayList<>(Arrays.asList(layers));
      all.add(new Layer.Output(1));
      return new Case(name, Architecture.of(INPUTS, all), Set.of());
    }

    Case frozen(Integer... parts) {
      return new Case(name, shape, Set.of(parts));
    }

    Weights start() {
      return FusedFixtures.weights(shape, 1);
    }

    LabelledRows rows() {
      return FusedFixtures.rows(shape, 301, 2);
    }

    FusedNetwork fused() {
      FusedNetwork network = FusedNetwork.of(shape, start(), Dropouts.NONE);
      frozen.forEach(part -> network.setLearning(part, false));
      return network;
    }

    boolean unlabelled() {
      return shape.reconstruction() != null;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        Case.of("logistic regression"),
        new Case("dense", Architecture.perceptron(30, List.of(64, 32)), Set.of()),
        Case.of("residual", DENSE, new Layer.Residual(13, 5), new Layer.Residual(13, 20)),
        Case.of("layer norm", DENSE, new Layer.LayerNorm(13), new Layer.Dense(6)),
        Case.of("batch norm", DENSE, new Layer.BatchNorm(13), new Layer.Dense(6)),
        Case.of("frozen batch norm", DENSE, new Layer.BatchNorm(13), new Layer.Dense(6)).frozen(1),
        Case.of("embedding", EMBEDDED, DENSE),
        Case.of("frozen layers", EMBEDDED, DENSE, new Layer.Dense(6)).frozen(0, 1, 2),
        Case.of(
                "adapters",
                DENSE,
                new Layer.Residual(13, 3),
                new Layer.Dense(6),
                new Layer.Residual(6, 2))
            .frozen(0, 3),
        new Case("every kind", FusedFixtures.EVERY_LAYER, Set.of()),
        new Case(
            "autoencoder of every kind",
            Architecture.autoencoder(
                INPUTS,
                FusedFixtures.EVERY_LAYER.layers().subList(0, 6),
                List.of(new Layer.Dense(11))),
            Set.of()));
  }

  private static Deeplearning4jNetwork reference(
      Case of, ILossFunction loss, Deeplearning4jGraph.Learning learning) {
    return Deeplearning4jNetwork.of(
        of.shape(),
        of.start(),
        loss,
        (part, layer) ->
            of.frozen().contains(part)
                ? Deeplearning4jGraph.frozen(layer)
                : learning.end(part, layer));
  }

  private static Deeplearning4jNetwork reference(Case of, ILossFunction loss) {
    return reference(of, loss, (part, layer) -> layer.updater(new Sgd(1)).build());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresAlike(Case of) {
    float[][] rows = of.rows().features();
    float[][] expected = Deeplearning4jNetwork.of(of.shape(), of.start()).outputs(rows);

    assertOutputs(of, expected);
  }

  /** Whoever has the file needs no class of ours. */
  @ParameterizedTest
  @MethodSource("cases")
  void scoresAlikeFromAFileOfDeeplearning4j(Case of, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.zip");
    Deeplearning4jNetwork.of(of.shape(), of.start()).save(file);

    ComputationGraph read = ComputationGraph.load(file.toFile(), false);
    try (INDArray inputs = Nd4j.createFromArray(of.rows().features())) {
      assertOutputs(of, read.outputSingle(inputs).toFloatMatrix());
    }
  }

  private static void assertOutputs(Case of, float[][] expected) {
    float[][] rows = of.rows().features();
    Scorer scorer = new Scorer(of.fused());
    double[] given = of.unlabelled() ? scorer.errors(of.rows()) : scorer.score(rows);
    for (int row = 0; row < rows.length; row++) {
      double wanted = of.unlabelled() ? error(rows[row], expected[row]) : expected[row][0];
      assertThat(given[row]).isEqualTo(wanted, within(1e-5 * Math.max(1, wanted)));
    }
  }

  private static double error(float[] inputs, float[] made) {
    return IntStream.range(0, inputs.length)
        .mapToDouble(i -> Math.pow(made[i] - inputs[i], 2))
        .sum();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheSameGradients(Case of) {
    FusedNetwork fused = of.fused();
    Weights expected = reference(of, losses(of).theirs()).gradient(of.rows());

    assertThat(distance(sum(fused, losses(of).ours(), of.rows()), expected)).isLessThan(1e-5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 2})
  void givesTheSameGradientsOfFocalLossWithClassWeights(double focus) {
    Case of = new Case("every kind", FusedFixtures.EVERY_LAYER, Set.of());
    BinaryLoss ours = new BinaryLoss(WEIGHTS.negative(), WEIGHTS.positive(), focus);
    Weights expected = reference(of, new FocalCrossEntropy(WEIGHTS, focus)).gradient(of.rows());

    assertThat(distance(sum(of.fused(), ours, of.rows()), expected)).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesTheSameStepsOfAdamWithL2AndClassWeights(Case of) {
    assertSameSteps(of, Optimizer.Kind.ADAM, part -> new PartRule(1, 0.02, 0));
  }

  @ParameterizedTest
  @EnumSource(Optimizer.Kind.class)
  void takesTheSameStepsTowardsTheParentWithRatesByLayer(Optimizer.Kind kind) {
    assertSameSteps(
        new Case("every kind", FusedFixtures.EVERY_LAYER, Set.of()),
        kind,
        part -> new PartRule(Math.pow(0.7, 8 - part), 0.01, 0.3));
  }

  private static void assertSameSteps(
      Case of, Optimizer.Kind kind, java.util.function.IntFunction<PartRule> rules) {
    List<Part> parts = of.shape().parts();
    List<PartRule> all = IntStream.range(0, parts.size()).mapToObj(rules).toList();
    double rate = 0.01;
    FusedNetwork fused = of.fused();
    Optimizer optimizer = new Optimizer(kind, all, fused);
    Deeplearning4jNetwork reference =
        reference(
            of,
            losses(of).theirs(),
            (part, layer) -> {
              PartRule rule = all.get(part);
              learnAs(layer, rule, parts.get(part));
              double own = rate * rule.rate();
              return layer
                  .updater(kind == Optimizer.Kind.ADAM ? new Adam(own) : new Sgd(own))
                  .build();
            });
    for (int step = 0; step < 8; step++) {
      optimizer.update(
          fused, gradient(fused, losses(of).ours(), of.rows()), of.rows().size(), rate);
      reference.step(of.rows());
    }

    assertThat(distance(fused.weights(), reference.weights())).isLessThan(1e-5);
    assertThat(distance(of.start(), reference.weights())).isGreaterThan(1e-3);
  }

  private static void learnAs(FeedForwardLayer.Builder<?> layer, PartRule rule, Part part) {
    if (rule.towards() > 0) {
      layer.regularization(new ArrayList<>(List.of(new TowardsStart(rule.towards()))));
      layer.regularizationBias(new ArrayList<>(List.of(new TowardsStart(rule.towards()))));
    }
    if (part.role() == Part.Role.PRODUCT) {
      layer.l2(rule.l2());
    }
  }

  /** The same loss in both. */
  private record Losses(Loss ours, ILossFunction theirs) {}

  private static Losses losses(Case of) {
    return of.unlabelled()
        ? new Losses(new ReconstructionLoss(), new LossL2())
        : new Losses(
            new BinaryLoss(WEIGHTS.negative(), WEIGHTS.positive(), 0),
            new WeightedCrossEntropy(WEIGHTS));
  }

  private static float[] gradient(FusedNetwork fused, Loss loss, LabelledRows rows) {
    try (Gradients gradients = new Gradients(fused, loss, Gradients.ErrorRule.NONE, 1)) {
      return gradients.sum(new Batch(rows, FusedFixtures.all(rows), 0)).clone();
    }
  }

  /** The gradient in the form of weights. */
  private static Weights sum(FusedNetwork fused, Loss loss, LabelledRows rows) {
    float[] sum = gradient(fused, loss, rows);
    FusedNetwork form = FusedNetwork.of(fused.shape(), fused.weights(), Dropouts.NONE);
    System.arraycopy(sum, 0, form.parameters(), 0, sum.length);
    return form.weights();
  }

  /** How far apart numbers are, relative to their length. */
  private static double distance(Weights given, Weights expected) {
    double off = 0;
    double length = 0;
    for (int i = 0; i < given.layers().size(); i++) {
      float[][] ours = {given.layers().get(i).kernel(), given.layers().get(i).bias()};
      float[][] theirs = {expected.layers().get(i).kernel(), expected.layers().get(i).bias()};
      for (int k = 0; k < 2; k++) {
        for (int j = 0; j < ours[k].length; j++) {
          off += Math.pow(ours[k][j] - theirs[k][j], 2);
          length += Math.pow(theirs[k][j], 2);
        }
      }
    }
    return Math.sqrt(off / length);
  }
}
