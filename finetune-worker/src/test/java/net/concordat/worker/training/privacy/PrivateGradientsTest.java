// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.Deeplearning4jNetwork;
import net.concordat.worker.training.fused.Batch;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Grid;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.fused.ReconstructionLoss;
import net.concordat.worker.training.fused.Trace;
import net.concordat.worker.training.fused.Workspace;
import net.concordat.worker.training.privacy.PrivateGradients.PrivateRows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateGradientsTest {
  private static final int ROWS = 150;
  private static final BinaryLoss PLAIN = new BinaryLoss(1, 1, 0);
  private static final Layer.Dense DENSE = new Layer.Dense(6);
  private static final Layer.Embedding EMBEDDED =
      new Layer.Embedding(
          8, List.of(new Layer.Embedding.Group(3, 4, 3), new Layer.Embedding.Group(7, 2, 2)));

  private final LabelledRows rows = SmallNets.rows(ROWS, 3);

  /** A network, a loss and a clipping norm that some units pass and others do not. */
  record Case(String name, FusedNetwork network, Loss loss, double clippingNorm) {
    static Case of(String name, Layer... layers) {
      return new Case(name, SmallNets.net(Dropouts.NONE, layers), PLAIN, 1.5);
    }

    Case frozen(int... parts) {
      for (int part : parts) {
        network.setLearning(part, false);
      }
      return this;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        Case.of("logistic regression"),
        Case.of("dense layers", DENSE, new Layer.Dense(17)),
        Case.of("embeddings", EMBEDDED, DENSE),
        Case.of("layer norm", DENSE, new Layer.LayerNorm(6), new Layer.Dense(5)),
        new Case(
            "frozen batch norm",
            SmallNets.net(Dropouts.NONE, DENSE, new Layer.BatchNorm(6), new Layer.Dense(5)),
            PLAIN,
            4),
        Case.of("residual blocks", DENSE, new Layer.Residual(6, 4), new Layer.Residual(6, 9)),
        Case.of("all kinds", EMBEDDED, DENSE, new Layer.LayerNorm(6), new Layer.Residual(6, 4)),
        Case.of("frozen first layer", DENSE, new Layer.Dense(5)).frozen(0),
        Case.of("a frozen layer between", DENSE, new Layer.Dense(5)).frozen(1),
        Case.of("an adapter between frozen layers", EMBEDDED, DENSE, new Layer.Residual(6, 2))
            .frozen(0, 1, 2),
        new Case(
            "class weights", SmallNets.net(Dropouts.NONE, DENSE), new BinaryLoss(.5f, 4, 0), 2),
        new Case(
            "an autoencoder",
            SmallNets.net(
                Architecture.autoencoder(
                    SmallNets.INPUTS, List.of(EMBEDDED, DENSE), List.of(new Layer.Dense(5))),
                Dropouts.NONE),
            new ReconstructionLoss(),
            40),
        new Case("focal loss", SmallNets.net(Dropouts.NONE, DENSE), new BinaryLoss(1, 3, 2), 0.5));
  }

  @Nested
  class Clipping {
    @ParameterizedTest
    @MethodSource("net.concordat.worker.training.privacy.PrivateGradientsTest#cases")
    void sumsTheClippedGradientsOfRows(Case of) {
      check(of, PrivacyUnits.rowByRow(ROWS), single(), (place, layer) -> new double[0]);
    }

    @ParameterizedTest
    @MethodSource("net.concordat.worker.training.privacy.PrivateGradientsTest#cases")
    void sumsTheGradientsOfCustomersEachClippedAsOne(Case of) {
      check(of, customers(), byCustomer(), (place, layer) -> new double[0]);
    }

    @Test
    void clipsWhatIsLeftAfterDropout() {
      FusedNetwork network = droppedOut();

      check(
          new Case("dropout", network, PLAIN, 1.5),
          PrivacyUnits.rowByRow(ROWS),
          single(),
          asDropped(network));
    }

    /** What is not private has the same dropout, and clips nothing. */
    @Test
    void sumsWhatIsLeftAfterDropoutInAPlainStep() {
      FusedNetwork network = droppedOut();
      Case unclipped = new Case("dropout", network, PLAIN, Double.POSITIVE_INFINITY);
      double[] expected = loop(unclipped).sum(rows, single(), asDropped(network));

      try (Gradients plain = new Gradients(network, PLAIN, Gradients.ErrorRule.NONE, 2)) {
        assertClose(plain.sum(new Batch(rows, all(), 0)), expected);
      }
    }

    private FusedNetwork droppedOut() {
      Dropouts dropouts = new Dropouts(0.25, 0.25, 7);
      return SmallNets.net(dropouts, DENSE, new Layer.Residual(6, 4), new Layer.Dense(5));
    }

    private PerRowLoop.Dropped asDropped(FusedNetwork network) {
      Workspace chunk = network.workspace();
      return (place, layer) -> {
        chunk.at(0);
        // A row's place in the step decides what it loses, and here that is its place.
        chunk.load(rows, all(), place / FusedNetwork.CHUNK * FusedNetwork.CHUNK, inChunk(place));
        network.forward(chunk);
        Trace into = chunk.traces().get(network.shape().partsOfFirst(layer));
        return kept(into, place % FusedNetwork.CHUNK);
      };
    }

    /** What a rectified unit gave is not 0, unless it was or was dropped; both end the same way. */
    private double[] kept(Trace into, int row) {
      Grid inputs = into.inputs();
      return IntStream.range(0, into.slice().part().inputs())
          .mapToDouble(i -> inputs.values()[inputs.row(row) + i] == 0 ? 0 : 4.0 / 3)
          .toArray();
    }

    private int inChunk(int place) {
      return Math.min(FusedNetwork.CHUNK, ROWS - place / FusedNetwork.CHUNK * FusedNetwork.CHUNK);
    }

    /** The same loop with the gradients that Deeplearning4j gives of each row. */
    @Test
    void sumsWhatDeeplearning4jGivesRowByRow() {
      Case of =
          Case.of("all kinds", EMBEDDED, DENSE, new Layer.LayerNorm(6), new Layer.Residual(6, 4));
      FusedNetwork net = of.network();
      Deeplearning4jNetwork reference = Deeplearning4jNetwork.of(net.shape(), net.weights(), 0.01);
      double[] expected = new double[net.parameters().length];
      for (int row = 0; row < ROWS; row++) {
        Weights gradient = reference.gradient(rows.select(new int[] {row}));
        float[] numbers = FusedNetwork.of(net.shape(), gradient, Dropouts.NONE).parameters();
        double squares = 0;
        for (float number : numbers) {
          squares += number * number;
        }
        double factor = Math.min(1, of.clippingNorm() / Math.sqrt(squares));
        for (int i = 0; i < numbers.length; i++) {
          expected[i] += factor * numbers[i];
        }
      }

      try (PrivateGradients gradients = gradients(of, rows, PrivacyUnits.rowByRow(ROWS), 1)) {
        assertClose(gradients.clippedSum(0), expected);
      }
    }

    @Test
    void leavesOutAUnitWhoseGradientIsNotFinite() {
      Case of = Case.of("dense", DENSE);
      LabelledRows broken = SmallNets.rows(ROWS, 3);
      broken.features()[70][0] = Float.NaN;
      broken.features()[71][1] = Float.POSITIVE_INFINITY;
      List<int[]> finite = single().stream().filter(u -> u[0] != 70 && u[0] != 71).toList();
      PerRowLoop loop = loop(of);
      double[] expected = loop.sum(rows, finite, (place, layer) -> new double[0]);

      try (PrivateGradients gradients = gradients(of, broken, PrivacyUnits.rowByRow(ROWS), 1)) {
        assertClose(gradients.clippedSum(0), expected);
      }
    }

    private void check(
        Case of, PrivacyUnits units, List<int[]> places, PerRowLoop.Dropped dropped) {
      PerRowLoop loop = loop(of);
      double[] expected = loop.sum(rows, places, dropped);
      assertThat(loop.clipped).as("clipped units").isBetween(3, places.size() - 3);

      try (PrivateGradients one = gradients(of, rows, units, 1);
          PrivateGradients three = gradients(of, rows, units, 3)) {
        float[] sum = one.clippedSum(0);
        assertClose(sum, expected);
        assertThat(three.clippedSum(0)).as("on three threads").isEqualTo(sum);
      }
    }

    private PerRowLoop loop(Case of) {
      PerRowLoop.LossOf loss =
          of.loss() instanceof BinaryLoss b
              ? PerRowLoop.crossEntropy(b.negative(), b.positive(), b.focus())
              : PerRowLoop.reconstruction();
      return new PerRowLoop(of.network(), loss, of.clippingNorm());
    }
  }

  @Nested
  class Noise {
    private final Case of = Case.of("dense", DENSE, new Layer.Dense(40)).frozen(0);

    @Test
    void isAddedToEveryNumberThatLearnsWithTheStatedDeviation() {
      int frozen = of.network().slices().get(0).end();
      double squares = 0;
      int count = 0;
      try (PrivateGradients gradients = gradients(of, rows, PrivacyUnits.rowByRow(ROWS), 1)) {
        for (int step = 0; step < 50; step++) {
          float[] clipped = gradients.clippedSum(step).clone();
          float[] noisy = gradients.noisySum(step);
          for (int i = 0; i < noisy.length; i++) {
            double noise = noisy[i] - clipped[i];
            assertThat(noise == 0).as("number %d", i).isEqualTo(i < frozen);
            squares += noise * noise;
            count += i < frozen ? 0 : 1;
          }
        }
      }
      // Noise multiplier 2, clipping norm 1.5; limit at 5 standard deviations of the estimate.
      assertThat(squares / count).isCloseTo(9, within(5 * 9 * Math.sqrt(2.0 / count)));
    }

    @Test
    void isAddedToAStepThatTookNobody() {
      PrivacyPlan rare = plan(1, of.clippingNorm());
      PrivateRows all = new PrivateRows(rows, PrivacyUnits.rowByRow(ROWS));
      try (PrivateGradients gradients =
          new PrivateGradients(of.network(), PLAIN, all, rare, TestKeys.of(1), 1)) {
        assertThat(gradients.clippedSum(0)).containsOnly(0f);
        assertThat(gradients.noisySum(0)[of.network().slices().get(1).offset()]).isNotZero();
      }
    }

    @Test
    void isTheSameAgainAtTheSameStepOfTheSameRunAlone() {
      try (PrivateGradients first = gradients(of, rows, customers(), 1);
          PrivateGradients resumed = gradients(of, rows, customers(), 2)) {
        float[] sum = first.noisySum(3).clone();

        assertThat(resumed.noisySum(3)).isEqualTo(sum);
        assertThat(resumed.noisySum(4)).isNotEqualTo(sum);
      }
      assertThat(PrivateGradients.dropoutSeed(TestKeys.of(1)))
          .isEqualTo(PrivateGradients.dropoutSeed(TestKeys.of(1)))
          .isNotEqualTo(PrivateGradients.dropoutSeed(TestKeys.of(2)));
    }

    @Test
    void isNotGivenForMoreStepsThanWereCounted() {
      try (PrivateGradients gradients = gradients(of, rows, customers(), 1)) {
        assertThatThrownBy(() -> gradients.noisySum(100))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("A private run has the steps 0 to 99, but step 100 was asked for");
      }
    }
  }

  @Test
  void doNotLookAtTheLossesOfRows() {
    Case of = Case.of("logistic regression");
    Loss loss =
        new Loss() {
          @Override
          public void enter(Workspace chunk) {
            PLAIN.enter(chunk);
          }

          @Override
          public double sum(Workspace chunk) {
            throw new AssertionError("The losses of private rows were looked at");
          }
        };
    PrivateRows all = new PrivateRows(rows, PrivacyUnits.rowByRow(ROWS));
    PrivacyPlan plan = plan(1_000_000_000_000L, of.clippingNorm());
    try (PrivateGradients gradients =
        new PrivateGradients(of.network(), loss, all, plan, TestKeys.of(1), 1)) {
      assertThat(gradients.clippedSum(0)).isNotEmpty();
    }
  }

  private static PrivateGradients gradients(
      Case of, LabelledRows rows, PrivacyUnits units, int threads) {
    PrivacyPlan plan = plan(1_000_000_000_000L, of.clippingNorm());
    return new PrivateGradients(
        of.network(), of.loss(), new PrivateRows(rows, units), plan, TestKeys.of(1), threads);
  }

  private static PrivacyPlan plan(long probability, double clippingNorm) {
    net.concordat.privacy.SampledGaussian mechanism =
        new net.concordat.privacy.SampledGaussian(probability, 2_000_000, 100);
    return new PrivacyPlan(PrivacyUnit.ROW, mechanism, clippingNorm, 10, 1_000_000, 1);
  }

  private static PrivacyUnits customers() {
    long[] owners = IntStream.range(0, ROWS).mapToLong(row -> 7 + customerOf(row)).toArray();
    LabelledRows owned =
        new LabelledRows(new float[ROWS][1], new int[ROWS], owners, new long[ROWS]);
    return PrivacyUnits.of(PrivacyFixtures.customers(ROWS, 40), owned);
  }

  /** Customers of 1 to 6 rows, and one of 40: more than what is left of a chunk. */
  private static int customerOf(int row) {
    return row < 110 ? (int) (6 * Math.sqrt(row)) : 1_000;
  }

  private static List<int[]> byCustomer() {
    List<int[]> units = new ArrayList<>();
    IntStream.range(0, ROWS)
        .boxed()
        .collect(java.util.stream.Collectors.groupingBy(PrivateGradientsTest::customerOf))
        .values()
        .forEach(places -> units.add(places.stream().mapToInt(Integer::intValue).toArray()));
    return units;
  }

  private static List<int[]> single() {
    return IntStream.of(all()).mapToObj(row -> new int[] {row}).toList();
  }

  private static int[] all() {
    return IntStream.range(0, ROWS).toArray();
  }

  /** To 1e-5 of the largest number. */
  private static void assertClose(float[] sum, double[] expected) {
    double largest =
        IntStream.range(0, sum.length).mapToDouble(i -> Math.abs(expected[i])).max().orElseThrow();
    for (int i = 0; i < sum.length; i++) {
      assertThat((double) sum[i]).as("number %d", i).isCloseTo(expected[i], within(1e-5 * largest));
    }
  }
}
