// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workers of a bank that has left are asked for. */
class LeavingTest {
  private final RoundStanding stands = RoundPlace.standing("B", false);
  private DoneJobs jobs;
  private Leaving leaving;

  @SuppressWarnings("NullAway.Init")
  LeavingTest() {}

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new DoneJobs(new DirectoryArtifactStore(folder));
    leaving = new Leaving(jobs);
  }

  /** A registry that has just started looks. */
  private void look() {
    leaving.next(new Repeated(Runnable::run, () -> {}), stands);
  }

  private FineTuneJob keys(JobStatus status) {
    RoundRecipe recipe = stands.recipe(Kind.KEYS, List.of(), stands.masks(1));
    FineTuneJob job = jobs.job(recipe, status, null);
    jobs.asked.put(recipe.key(), job);
    return job;
  }

  @Test
  void eraseOnceWhatTheyKeptForARoundThatHasNotBegun() {
    keys(JobStatus.DONE);
    look();
    look();
    String key = RoundRecipe.key(Kind.ERASE, stands.id(), 1);
    assertThat(jobs.asked).hasSize(2).containsKey(key);
    assertThat(jobs.cancelled).isEmpty();
  }

  @Test
  void stopBeforeTheyErase() {
    FineTuneJob running = keys(JobStatus.RUNNING);
    look();
    assertThat(jobs.cancelled).containsExactly(running.id());
    assertThat(jobs.asked).hasSize(1);
    keys(JobStatus.CANCELLED);
    look();
    assertThat(jobs.asked).hasSize(2);
  }

  @Test
  void areAskedForNothingWhereTheyDidNothing() {
    look();
    assertThat(jobs.asked).isEmpty();
  }
}
