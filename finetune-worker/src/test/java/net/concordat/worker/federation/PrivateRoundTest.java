// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.update.SentUpdate;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bank's part in a federation that states differential privacy. */
class PrivateRoundTest {
  private static final Architecture SHAPE = Architecture.perceptron(8, List.of(8));
  private static final float[] BASE = Network.random(SHAPE, 3).parameters();
  private static final String FEDERATION = "f".repeat(64);
  private static final String ROWS = "c".repeat(64);
  private static final long DELTA = 1_000_000;
  private static final FederationSpec SPEC = spec(agreed(3.0, null));

  private final SimulatedBanks.Bank bank = SimulatedBanks.madeUp(1, 1).get(0);
  @TempDir private Path folder;

  private static PrivacySettings agreed(
      @Nullable Double targetEpsilon, @Nullable Double noiseMultiplier) {
    return new PrivacySettings(
        PrivacyUnit.ROW,
        null,
        null,
        "made-up rows",
        1_000,
        1,
        noiseMultiplier,
        targetEpsilon,
        1e-6,
        null);
  }

  private static FederationSpec spec(PrivacySettings privacy) {
    return Agreed.spec(StrategyName.FEDAVG, Agreed.training(100, privacy), 1e6);
  }

  private static RoundTask task(
      RoundTask.Kind kind, RoundTask.Rule rule, GlobalModel from, @Nullable OwnPrivacy privacy) {
    RoundTask task =
        new RoundTask(
            kind,
            FEDERATION,
            1,
            3,
            "A",
            from.digest(),
            1_000_000_000,
            rule,
            0,
            3,
            RoundTask.Terms.of(SPEC),
            UpdateForm.NONE,
            0,
            0,
            Json.line(SPEC),
            new RoundTask.Data(DataSpec.file("rows.csv"), null),
            List.of(),
            List.of(),
            null,
            null,
            privacy,
            null);
    // As it travels from the registry.
    return Json.read(Json.bytes(task), RoundTask.class, "The task");
  }

  private static RoundTask train(float[] from, OwnPrivacy privacy) {
    return task(RoundTask.Kind.TRAIN, RoundTask.Rule.MEAN, GlobalModel.of(from), privacy);
  }

  private static SpendStatement due(int units) {
    RoundTask asked =
        task(
            RoundTask.Kind.SPEND,
            RoundTask.Rule.MEAN,
            GlobalModel.of(BASE),
            new OwnPrivacy(units, DELTA, null));
    RoundWork.Made made = RoundWork.spend(asked, ROWS);
    assertThat(made.metrics()).containsEntry("dataCommitment", ROWS);
    return Objects.requireNonNull((SpendStatement) made.metrics().get("spend"));
  }

  private static OwnPrivacy spent(int units) {
    SpendStatement due = due(units);
    return new OwnPrivacy(
        units,
        DELTA,
        new OwnPrivacy.Spent(
            due.samplingProbabilityTrillionths(),
            due.noiseMultiplierMillionths(),
            due.steps(),
            ROWS));
  }

  private RoundWork.Made train(RoundTask task, float[] from) {
    return new RoundWork(
            task, SHAPE, from, digest -> new byte[0], KeptByBank.in(folder.resolve("kept")))
        .train(bank.train(), ROWS);
  }

  @Test
  void spendsForAllRoundsByItsOwnUnits() {
    SpendStatement asAgreed = due(1_000);
    assertThat(asAgreed.samplingProbabilityTrillionths()).isEqualTo(100_000_000_000L);
    assertThat(asAgreed.steps()).isEqualTo(3 * 10);
    SpendStatement own = due(455);
    // A batch of 45 of 455, and 11 steps over all of them, in each of three rounds.
    assertThat(own.samplingProbabilityTrillionths()).isEqualTo(98_901_098_902L);
    assertThat(own.steps()).isEqualTo(3 * 11);
    assertThat(asAgreed.epsilonMillionths()).isBetween(2_990_000L, 3_000_000L);
    assertThat(own.epsilonMillionths()).isBetween(2_990_000L, 3_000_000L);
  }

  @Test
  void tellsNothingOfTheRowsButTheUpdate() {
    RoundWork.Made made = train(train(BASE, spent(400)), BASE);
    assertThat(made.metrics()).containsOnlyKeys("trainingSeconds");
    assertThat(SentUpdate.decode(made.bytes()).numExamples()).isOne();
  }

  @Test
  void trainsTheSameAgainAndFromOtherWeightsNever() {
    byte[] first = train(train(BASE, spent(400)), BASE).bytes();
    assertThat(train(train(BASE, spent(400)), BASE).bytes()).isEqualTo(first);
    float[] others = Network.random(SHAPE, 4).parameters();
    RoundTask again = train(others, spent(400));
    assertThatThrownBy(() -> train(again, others))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must not be trained again from " + GlobalModel.of(others).digest());
  }

  @Test
  void trainsARoundNotAgainWhoseKeyIsGone() throws IOException {
    train(train(BASE, spent(400)), BASE);
    Files.delete(folder.resolve("kept/noise").resolve(FEDERATION).resolve("key"));
    assertThatThrownBy(() -> train(train(BASE, spent(400)), BASE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("without the noise key of then");
  }

  @Test
  void trainsOnlyWhatWasSpentFor() {
    assertThatThrownBy(() -> train(train(BASE, new OwnPrivacy(400, DELTA, null)), BASE))
        .hasMessageContaining("spend on the ledger is for, which is not there");
    OwnPrivacy before = spent(455);
    assertThatThrownBy(() -> train(train(BASE, new OwnPrivacy(400, DELTA, before.spent())), BASE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must train what the bank's spend on the ledger is for");
    RoundTask asked = train(BASE, spent(400));
    RoundWork work =
        new RoundWork(asked, SHAPE, BASE, digest -> new byte[0], KeptByBank.in(folder));
    assertThatThrownBy(() -> work.train(bank.train(), "d".repeat(64)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("would train");
    assertThat(folder.resolve("noise")).doesNotExist();
  }

  @Test
  void refusesABankWithALargerDeltaOrTooFewUnits() {
    RoundTask largeDelta =
        task(
            RoundTask.Kind.SPEND,
            RoundTask.Rule.MEAN,
            GlobalModel.of(BASE),
            new OwnPrivacy(400, 2 * DELTA, null));
    assertThatThrownBy(() -> RoundWork.spend(largeDelta, ROWS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a delta of at most 1.0E-6 and at least 10 units, but has 2.0E-6");
    assertThatThrownBy(() -> due(9))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("at least 10 units");
  }

  @Test
  void refusesAMeanBySizeAndAStatedNoise() {
    RoundTask bySize =
        task(
            RoundTask.Kind.TRAIN,
            RoundTask.Rule.WEIGHTED_MEAN,
            GlobalModel.of(BASE),
            new OwnPrivacy(400, DELTA, null));
    assertThatThrownBy(bySize::agreed)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'rule' must not be WEIGHTED_MEAN");
    PrivacySettings stated = agreed(null, 1.1);
    assertThatThrownBy(() -> spec(stated))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must state the 'targetEpsilon' of all rounds");
  }

  @Test
  void refusesATaskWithoutPrivacyOfAPrivateFederation() {
    RoundTask task = task(RoundTask.Kind.TRAIN, RoundTask.Rule.MEAN, GlobalModel.of(BASE), null);
    assertThatThrownBy(() -> train(task, BASE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must have 'privacy' where 'training' does, but has none");
  }
}
