// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import net.concordat.common.ArtifactDigest;
import net.concordat.worker.Fixtures;
import net.concordat.worker.checkpoint.CheckpointFolder;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.search.SearchSpec.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that are cut off and go on from the trials that were kept. */
class KeptTrialsTest {
  private static final ArtifactDigest RUN = ArtifactDigest.of("ab".repeat(32));
  private static final LabelledRows ROWS = Fixtures.rows(150, 1);
  private static final TrainingSettings REQUEST = Fixtures.settings(6, new EarlyStopping(0.25, 6));
  private static final SearchSpec SEARCH =
      new SearchSpec(
          SearchSpec.FORMAT,
          Method.SUCCESSIVE_HALVING,
          7,
          5,
          new Interval(1e-4, 1e-1),
          null,
          null,
          new Interval(0, 0.5),
          List.of(16, 64));

  @TempDir private Path folder;
  private final List<TrainingSettings> begun = new ArrayList<>();
  private final List<Integer> told = new ArrayList<>();

  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private SettingsSearch.Result search(Checkpoints checkpoints, int trialsUntilCut) {
    return search(new KeptTrials(checkpoints), () -> false, trialsUntilCut);
  }

  private SettingsSearch.Result search(KeptTrials kept, BooleanSupplier timeIsUp, int untilCut) {
    int before = begun.size();
    told.clear();
    return new SettingsSearch(SEARCH, 1, timeIsUp, kept, (trial, done, most) -> told.add(done))
        .run(
            REQUEST,
            7,
            (settings, progress) -> {
              if (begun.size() - before == untilCut) {
                throw new Cut();
              }
              begun.add(settings);
              return new ModelTraining(progress)
                  .pretrain(Fixtures.pretrain(settings, 7), Fixtures.SCHEMA, ROWS);
            });
  }

  @Test
  void aSearchThatIsCutOffEndsAsAnUndisturbedOneAndRepeatsNoTrial() throws IOException {
    SettingsSearch.Result undisturbed = search(Checkpoints.NONE, Integer.MAX_VALUE);
    List<TrainingSettings> once = List.copyOf(begun);
    begun.clear();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int cuts = 0;
    while (true) {
      try (Checkpoints checkpoints = CheckpointFolder.open(folder, RUN)) {
        SettingsSearch.Result result = search(checkpoints, 1 + random.nextInt(3));

        assertThat(result).as("seed %d, %d cuts", seed, cuts).isEqualTo(undisturbed);
        assertThat(begun).containsExactlyElementsOf(once);
        assertThat(told).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(cuts).isGreaterThanOrEqualTo(2);
        return;
      } catch (IllegalStateException e) {
        assertThat(e).hasRootCauseInstanceOf(Cut.class);
        cuts++;
      }
    }
  }

  @Test
  void timeThatWasUpStaysUpWhereAProcessComesBack() throws IOException {
    SettingsSearch.Result first;
    try (Checkpoints checkpoints = CheckpointFolder.open(folder, RUN)) {
      first = search(new KeptTrials(checkpoints), () -> begun.size() >= 3, Integer.MAX_VALUE);
    }
    assertThat(first.stoppedByTime()).isTrue();
    try (Checkpoints checkpoints = CheckpointFolder.open(folder, RUN)) {
      KeptTrials kept = new KeptTrials(checkpoints);

      assertThat(kept.spent()).isPositive();
      assertThat(search(kept, () -> true, 0)).isEqualTo(first);
    }
  }
}
