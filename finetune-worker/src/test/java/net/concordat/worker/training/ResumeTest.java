// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.RowColumns;
import net.concordat.worker.Fixtures;
import net.concordat.worker.checkpoint.Checkpoint;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.privacy.NoiseKey;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs that are cut off at any step and go on from the last one that was kept. */
class ResumeTest {
  private static final LabelledRows ROWS = Fixtures.rows(200, 1);
  private static final TrainingSettings STOPPING = Fixtures.settings(6, new EarlyStopping(0.2, 3));

  /** Keeps every step, and cuts the run off after some. */
  private static final class Cutting implements Checkpoints {
    private final byte[] secret;
    private @Nullable Checkpoint kept;
    private int stepsLeft = Integer.MAX_VALUE;

    Cutting(byte[] secret) {
      this.secret = secret;
    }

    private static final class Cut extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public Optional<Checkpoint> last() {
      return Optional.ofNullable(kept);
    }

    @Override
    public void step(Supplier<Checkpoint> state) {
      kept = state.get();
      if (--stepsLeft <= 0) {
        throw new Cut();
      }
    }

    @Override
    public void epoch(Supplier<Checkpoint> state) {
      step(state);
    }

    @Override
    public void keep(Checkpoint state) {
      kept = state;
    }

    @Override
    public byte[] secret(Supplier<byte[]> fresh) {
      return secret.clone();
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }

  private interface Train {
    TrainedModel with(Checkpoints checkpoints);
  }

  private static String digest(TrainedModel model) {
    return LoadedArtifact.of(model.artifact()).digest().hex();
  }

  private static void endsTheSameHoweverOftenItIsCut(Train train) {
    byte[] secret = NoiseKey.fresh().bytes();
    String undisturbed = digest(train.with(new Cutting(secret)));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Cutting checkpoints = new Cutting(secret);
    int cuts = 0;
    while (true) {
      // Few enough that the shortest run here, of 15 steps, is always cut three times.
      checkpoints.stepsLeft = 1 + random.nextInt(5);
      try {
        String resumed = digest(train.with(checkpoints));
        assertThat(resumed).as("seed %d, %d cuts", seed, cuts).isEqualTo(undisturbed);
        assertThat(cuts).isGreaterThan(2);
        return;
      } catch (Cutting.Cut e) {
        cuts++;
      }
    }
  }

  @Test
  void pretrainingEndsWithTheSameDigest() {
    PretrainSpec spec = Fixtures.pretrain(STOPPING, 7);
    endsTheSameHoweverOftenItIsCut(
        checkpoints ->
            new ModelTraining(1, TrainingProgress.NONE, checkpoints)
                .pretrain(spec, Fixtures.SCHEMA, ROWS));
  }

  @Test
  void anAutoencodersPretrainingEndsWithTheSameDigest() {
    PretrainSpec spec =
        new PretrainSpec(
            PretrainSpec.FORMAT,
            DataSpec.file("rows.csv"),
            "schema.json",
            null,
            List.of(8, 3),
            null,
            new Autoencoder(List.of(8)),
            STOPPING,
            7,
            Fixtures.CARD);
    endsTheSameHoweverOftenItIsCut(
        checkpoints ->
            new ModelTraining(1, TrainingProgress.NONE, checkpoints)
                .pretrain(spec, Fixtures.SCHEMA, ROWS));
  }

  @Test
  void fineTuningWithFrozenLayersAndDropoutEndsWithTheSameDigest() {
    LoadedArtifact parent =
        LoadedArtifact.of(
            new ModelTraining(TrainingProgress.NONE)
                .pretrain(Fixtures.pretrain(Fixtures.settings(2, null), 1), Fixtures.SCHEMA, ROWS)
                .artifact());
    TrainingSettings dropping =
        new TrainingSettings(
            0.01, 6, 32, 1e-4, 0.2, 0.3, ClassWeighting.BALANCED, new EarlyStopping(0.2, 3));
    FineTuneSpec spec = Fixtures.fineTune(1, OutputLayer.REPLACED, dropping);
    endsTheSameHoweverOftenItIsCut(
        checkpoints ->
            new ModelTraining(1, TrainingProgress.NONE, checkpoints).fineTune(parent, spec, ROWS));
  }

  @Test
  void aSplitInTimeAndByCustomerEndsWithTheSameDigestAtAnyNumberOfThreads() {
    FeatureSchema schema =
        new FeatureSchema(
            FeatureSchema.EXTENDED,
            "test",
            "A made-up schema",
            "bad",
            Fixtures.SCHEMA.features(),
            new RowColumns("owner", "at", 2),
            null);
    Random random = new Random(3);
    LabelledRows timed =
        new LabelledRows(
            ROWS.features(),
            ROWS.labels(),
            random.longs(200, 0, 120).toArray(),
            random.longs(200, 0, 86_400 * 60).toArray());
    PretrainSpec spec = Fixtures.pretrain(STOPPING, 7);
    ModelTraining one = new ModelTraining(TrainingProgress.NONE);
    String digest = digest(one.pretrain(spec, schema, timed));

    assertThat(digest).isNotEqualTo(digest(one.pretrain(spec, Fixtures.SCHEMA, timed)));
    for (int threads : new int[] {2, 4}) {
      ModelTraining several = new ModelTraining(threads, TrainingProgress.NONE);
      assertThat(digest(several.pretrain(spec, schema, timed))).isEqualTo(digest);
    }
    endsTheSameHoweverOftenItIsCut(
        checkpoints ->
            new ModelTraining(1, TrainingProgress.NONE, checkpoints).pretrain(spec, schema, timed));
  }

  @Test
  void aPrivateRunEndsWithTheSameDigestUnderItsKey() {
    PrivacySettings privacy =
        new PrivacySettings(
            PrivacyUnit.ROW, null, null, "Made up", 200, 1.0, null, 8.0, 1e-4, null);
    TrainingSettings settings =
        new TrainingSettings(0.01, 4, 40, 0.001, 0, 0.25, ClassWeighting.NONE, null, null, privacy);
    endsTheSameHoweverOftenItIsCut(
        checkpoints ->
            new ModelTraining(1, TrainingProgress.NONE, checkpoints)
                .pretrain(Fixtures.pretrain(settings, 7), Fixtures.SCHEMA, ROWS));
  }
}
