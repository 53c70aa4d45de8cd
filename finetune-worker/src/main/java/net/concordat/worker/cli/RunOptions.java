// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import net.concordat.common.ArtifactDigest;
import net.concordat.worker.checkpoint.CheckpointFolder;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.search.SettingsSearch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a training run shows what it does, and outlives its process. */
public final class RunOptions {
  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "keep there where the run stands, every few seconds; given again with the same request,"
              + " the run goes on from there to the same result")
  private @Nullable Path checkpoint;

  @Option(
      names = ProgressOptions.JSON,
      description =
          "print each pass, and each trial of a search, as a line of JSON before the result, instead of"
              + " a bar")
  private boolean json;

  @Mixin private ParentOption parent;
  @Mixin private ProgressOptions progress;

  /** Shows a run in the way that was asked for. */
  public interface Shown<T> {
    /** Runs it. */
    T run(TrainingProgress progress) throws IOException;
  }

  /** Shows a run of one model. */
  public <T> T show(String what, CommandSpec spec, Shown<T> work) throws IOException {
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      return work.run(new JsonProgress(out, spec.commandLine().getErr()));
    }
    try (TrainingBar bar = progress.bar(what, "passes", spec)) {
      return work.run(bar);
    }
  }

  /** Shows the trials of a search in the way that was asked for. */
  <T> T showTrials(CommandSpec spec, Function<SettingsSearch.TrialsTold, T> work) {
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      return work.apply((trial, done, most) -> out.println(TrialLine.of(trial, done, most)));
    }
    try (TrainingBar bar = progress.bar("search", "trials", spec)) {
      return work.apply((trial, done, most) -> bar.oneMore(most));
    }
  }

  /**
   * Where the run's checkpoints go.
   *
   * @param run SHA-256 of all that it depends on
   */
  public Checkpoints open(ArtifactDigest run) throws IOException {
    parent.watch();
    return checkpoint == null ? Checkpoints.NONE : CheckpointFolder.open(checkpoint, run);
  }

  /** Where the checkpoints of the training go that follows a search. */
  Checkpoints openAfterSearch(ArtifactDigest run) throws IOException {
    return checkpoint == null
        ? Checkpoints.NONE
        : CheckpointFolder.open(checkpoint.resolve("training"), run);
  }
}
