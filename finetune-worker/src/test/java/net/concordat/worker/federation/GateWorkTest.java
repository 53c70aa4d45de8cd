// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.DataSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateWorkTest {
  private static final Architecture SHAPE = Architecture.perceptron(1, List.of());
  private static final String ROOT = "ab".repeat(32);

  /** Falls with the input: the events stand second and fourth, so precision is 1/2 and 2/4. */
  private static final GlobalModel FALLING = GlobalModel.of(new float[] {-1, 0});

  /** Rises with it: the events stand first and third, so precision is 1 and 2/3. */
  private static final GlobalModel RISING = GlobalModel.of(new float[] {1, 0});

  private static final Rows ROWS =
      new LabelledRows(new float[][] {{4}, {3}, {2}, {1}}, new int[] {1, 0, 1, 0});
  private static final FederationSpec SPEC = Agreed.plain(1e6);

  private static RoundTask task(
      RoundTask.Kind kind, RoundTask.@Nullable Judged judged, @Nullable DataSpec holdout) {
    return task(kind, judged, holdout, List.of());
  }

  private static RoundTask task(
      RoundTask.Kind kind,
      RoundTask.@Nullable Judged judged,
      @Nullable DataSpec holdout,
      List<RoundTask.Update> updates) {
    RoundTask task =
        new RoundTask(
            kind,
            "f".repeat(64),
            1,
            3,
            "A",
            FALLING.digest(),
            0,
            RoundTask.Rule.MEAN,
            0,
            3,
            RoundTask.Terms.of(SPEC),
            UpdateForm.NONE,
            0,
            0,
            Json.line(SPEC),
            new RoundTask.Data(DataSpec.file("rows.csv"), holdout),
            updates,
            List.of(),
            null,
            judged,
            null,
            null);
    // As it travels from the registry.
    return Json.read(Json.bytes(task), RoundTask.class, "The task");
  }

  private static RoundWork.Made judge(String digest, byte[] offered, Rows rows) {
    RoundTask.Judged judged = new RoundTask.Judged(2, ROOT, digest);
    RoundTask task = task(RoundTask.Kind.JUDGE, judged, DataSpec.file("holdout.csv"));
    return new GateWork(task, judged, SHAPE).judge(FALLING, offered, rows, ROOT);
  }

  private static void refuses(byte[] offered, String why) {
    assertThatThrownBy(() -> judge(Sha256.of(offered).hex(), offered, ROWS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }

  @Test
  void measuresByHowMuchTheWeightsRankTheHoldoutBetter() {
    RoundWork.Made made = judge(RISING.digest(), RISING.encode(), ROWS);
    assertThat(made.metrics()).containsEntry("gainMillionths", 333_333);
    assertThat(made.metrics()).containsEntry("prAucBefore", 0.5);
    assertThat(Json.read(made.bytes(), GateWork.Finding.class, "The finding"))
        .isEqualTo(new GateWork.Finding("f".repeat(64), 1, RISING.digest(), ROOT, 333_333));
    assertThat(judge(FALLING.digest(), FALLING.encode(), ROWS).metrics())
        .containsEntry("gainMillionths", 0);
  }

  /**
   * A turns the ranking round, B changes nothing by itself. The mean of both leaves weight and
   * order at nothing: all scores are .5, and PR-AUC is the share of events, .5. So v(A) = .8333 and
   * all others are .5: A adds .3333 as the first and nothing as the second, B takes as much as the
   * second.
   */
  @Test
  void anUpdateIsWorthWhatItAddsInEitherOrder() {
    RoundTask.Judged judged = new RoundTask.Judged(2, ROOT, RISING.digest());
    RoundTask task = task(RoundTask.Kind.SCORE, judged, DataSpec.file("holdout.csv"));
    RoundUpdates updates =
        new RoundUpdates(
            List.of(
                new ClientUpdate("A", new float[] {2, 0}, 10),
                new ClientUpdate("B", new float[] {0, 0}, 10)));
    RoundWork.Made made = new GateWork(task, judged, SHAPE).score(FALLING, updates, ROWS, ROOT);
    GateWork.Worth worth = Json.read(made.bytes(), GateWork.Worth.class, "The scores");
    assertThat(worth.by()).isEqualTo("A");
    assertThat(worth.scores().get("A")).isCloseTo(1 / 6.0, within(1e-9));
    assertThat(worth.scores().get("B")).isCloseTo(-1 / 6.0, within(1e-9));
    assertThat(worth.method()).isEqualTo(UpdateScores.Method.SHAPLEY);
    assertThat(made.metrics())
        .containsEntry("scores", worth.scores())
        .containsEntry("method", worth.method());
  }

  /** A helps, B's is no update, and C's goes further in the wrong direction. */
  @Test
  void measuresWhatModelsGainByEachUpdate() {
    RoundTask.Judged judged = new RoundTask.Judged(2, ROOT, null);
    List<RoundTask.Update> updates =
        List.of("A", "B", "C").stream().map(bank -> new RoundTask.Update(bank, ROOT)).toList();
    RoundTask task = task(RoundTask.Kind.WEIGH, judged, DataSpec.file("holdout.csv"), updates);
    RoundUpdates taken =
        new RoundUpdates(
            List.of(
                new ClientUpdate("A", new float[] {1, 0}, 10),
                new ClientUpdate("C", new float[] {-1, 0}, 10)));
    GateWork gate = new GateWork(task, judged, SHAPE);
    GateWork.Weighing said =
        Json.read(
            gate.weigh(FALLING, taken, ROWS, ROOT).bytes(), GateWork.Weighing.class, "The gains");
    assertThat(said.by()).isEqualTo("A");
    assertThat(said.gainsMillionths().get(0)).isPositive();
    assertThat(said.gainsMillionths().get(1)).isEqualTo(-1_000_000_000);
    assertThat(said.gainsMillionths().get(2)).isNegative().isGreaterThan(-1_000_000_000);
    assertThat(gate.weigh(FALLING, null, ROWS, ROOT).metrics())
        .containsEntry("gainsMillionths", Collections.nCopies(3, -1_000_000_000));
    assertThatThrownBy(() -> gate.weigh(FALLING, taken, ROWS, "cd".repeat(32)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must be those of the holdout");
    GlobalModel none = GlobalModel.of(new float[] {Float.NaN, 0});
    assertThatThrownBy(() -> gate.weigh(none, taken, ROWS, ROOT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must give scores that are numbers");
  }

  @ParameterizedTest
  @CsvSource({"32, 64, SHAPLEY", "33, 64, LEAVE_ONE_OUT", "64, 65, LEAVE_ONE_OUT"})
  void leavesOneOutWhereMeasurementsDoNotSufficeForAnOrderAndItsReverse(
      int updates, int most, UpdateScores.Method method) {
    assertThat(UpdateScores.Method.of(updates, most)).isEqualTo(method);
  }

  @Test
  void refusesOtherRowsThanThePlanHas() {
    RoundTask.Judged judged = new RoundTask.Judged(2, ROOT, RISING.digest());
    RoundTask task = task(RoundTask.Kind.JUDGE, judged, DataSpec.file("holdout.csv"));
    String other = "cd".repeat(32);
    assertThatThrownBy(
            () -> new GateWork(task, judged, SHAPE).judge(FALLING, RISING.encode(), ROWS, other))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("with the root " + ROOT + ", but have " + other);
  }

  @Test
  void refusesOtherWeightsThanNamed() {
    assertThatThrownBy(() -> judge(FALLING.digest(), RISING.encode(), ROWS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must have the digest " + FALLING.digest());
  }

  @Test
  void refusesWeightsOfAnotherShape() {
    refuses(GlobalModel.of(new float[] {1, 0, 0}).encode(), "must have 2 numbers");
    refuses(new byte[3], "must have 2 numbers");
  }

  @Test
  void refusesWeightsThatAreNoNumbersOrGiveNone() {
    ByteBuffer nan = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    refuses(nan.putInt(2).putFloat(Float.NaN).putFloat(0).array(), "must be finite");
    float most = Float.MAX_VALUE;
    byte[] boundless = GlobalModel.of(new float[] {most, -most, 0}).encode();
    RoundTask.Judged judged = new RoundTask.Judged(2, ROOT, Sha256.of(boundless).hex());
    RoundTask task = task(RoundTask.Kind.JUDGE, judged, DataSpec.file("holdout.csv"));
    GateWork work = new GateWork(task, judged, Architecture.perceptron(2, List.of()));
    GlobalModel before = GlobalModel.of(new float[] {1, 1, 0});
    Rows rows = new LabelledRows(new float[][] {{4, 4}, {1, 2}}, new int[] {1, 0});
    assertThatThrownBy(() -> work.judge(before, boundless, rows, ROOT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("scores that are numbers");
  }

  @Test
  void refusesAHoldoutWithOneLabel() {
    Rows one = new LabelledRows(new float[][] {{4}, {3}}, new int[] {0, 0});
    assertThatThrownBy(() -> judge(RISING.digest(), RISING.encode(), one))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("rows with both labels");
  }

  @Test
  void aTaskToJudgeSaysWhatAndNoOtherDoes() {
    RoundTask.Judged judged = new RoundTask.Judged(2, ROOT, RISING.digest());
    assertThatThrownBy(() -> task(RoundTask.Kind.JUDGE, null, null))
        .hasMessageContaining("one to JUDGE names nothing");
    assertThatThrownBy(() -> task(RoundTask.Kind.TRAIN, judged, null))
        .hasMessageContaining("one to TRAIN names some");
  }
}
