// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.concordat.inference.support.Json;
import net.concordat.worker.checkpoint.Checkpoint;
import net.concordat.worker.checkpoint.Checkpoints;

/**
 * The trials of a search that have ended, on the disk, so that the process after a killed one does
 * not repeat them; and the time that all processes have spent. For several threads.
 */
public final class KeptTrials {
  private static final String TRIALS = "trials";
  private static final String SPENT = "spent";

  private final Checkpoints checkpoints;
  private final List<Trial> trials = new ArrayList<>();
  private final long begun = System.nanoTime();
  private final long spentBefore;

  /** What is kept in a checkpoint. */
  private record Ended(List<Trial> trials) {}

  /**
   * Those of the processes before.
   *
   * @param checkpoints of the one search that this is for
   */
  public KeptTrials(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
    Optional<Checkpoint> last = checkpoints.last();
    last.map(checkpoint -> Json.read(checkpoint.bytes(TRIALS), Ended.class, "The kept trials"))
        .ifPresent(ended -> trials.addAll(ended.trials()));
    this.spentBefore = last.map(checkpoint -> checkpoint.number(SPENT)).orElse(0L);
  }

  /** How long all processes have searched until now. */
  public Duration spent() {
    return Duration.ofNanos(spentBefore + System.nanoTime() - begun);
  }

  synchronized Optional<Trial> find(int number, int rung) {
    return trials.stream()
        .filter(trial -> trial.number() == number && trial.rung() == rung)
        .findFirst();
  }

  synchronized void add(Trial trial) {
    trials.add(trial);
    keep();
  }

  /**
   * The search has ended, maybe since time was up: it does not go on when a process comes back for
   * the training after it.
   */
  synchronized void keep() {
    checkpoints.keep(
        new Checkpoint().put(TRIALS, Json.bytes(new Ended(trials))).put(SPENT, spent().toNanos()));
  }
}
