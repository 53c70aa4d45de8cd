// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.DurableFile;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.LeaseLostException;
import net.concordat.worker.registry.LeasedJob;
import net.concordat.worker.registry.RegistryAwayException;
import net.concordat.worker.registry.RegistryRefusalException;

/**
 * Measures what a job made and hands the report in. What was made is worth more than its report: a
 * job that cannot be measured is done all the same, and says why there is no report.
 */
final class Measurement {
  private final JobQueue queue;
  private final LeasedJob job;
  private final WorkerSettings settings;
  private final Function<JobLimits, List<String>> program;
  private final Board board;

  Measurement(
      JobQueue queue,
      LeasedJob job,
      WorkerSettings settings,
      Function<JobLimits, List<String>> program,
      Board board) {
    this.queue = queue;
    this.job = job;
    this.settings = settings;
    this.program = program;
    this.board = board;
  }

  /**
   * Measures, unless a worker before this one has, and hands in.
   *
   * @param artifact the digest of what was made
   * @return the report's digest, or the problem why there is none
   * @throws JobFailedException if the next attempt may have a report
   */
  ObjectNode of(JobRecipe recipe, RunFolder folder, String artifact)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    try {
      board.step("measures what it made");
      if (!Files.exists(folder.report())) {
        measure(recipe, folder, artifact);
      }
      return told.put("digest", handedIn(folder.report()));
    } catch (JobFailedException e) {
      if (e.isRetryable() && !job.isLast()) {
        throw e;
      }
      return told.put("problem", problem(e.reason()));
    } catch (InvalidInputException | RegistryRefusalException e) {
      return told.put("problem", problem(String.valueOf(e.getMessage())));
    }
  }

  private String problem(String reason) {
    board.line("There is no evaluation report: " + reason);
    return reason;
  }

  private void measure(JobRecipe recipe, RunFolder folder, String artifact)
      throws IOException, JobFailedException, InterruptedException {
    MeasureRequest asked = Objects.requireNonNull(recipe.measure());
    JobLimits limits = settings.limits().granted(recipe.limits());
    Path unfinished = folder.path().resolve("report.part");
    List<String> arguments = new ArrayList<>();
    arguments.add("evaluate");
    asked
        .files()
        .forEach((name, file) -> arguments.add("--" + name + "=" + settings.data().resolve(file)));
    arguments.addAll(
        List.of(
            "--artifact=" + folder.out().resolve(artifact + ".zip"),
            "--against=as it came=" + folder.base(),
            "--work=" + folder.rows(),
            "--out=" + unfinished,
            "--quiet",
            "--end-with-input"));
    arguments.addAll(asked.options());
    folder.removeRows();
    new TrainingProcess(program.apply(limits), limits).run(arguments, line -> {}, board::line);
    DurableFile.rename(unfinished, folder.report());
  }

  /** Tries as often as it takes while the lease holds. */
  private String handedIn(Path report)
      throws IOException, LeaseLostException, InterruptedException {
    String digest = Sha256.of(Files.readAllBytes(report)).hex();
    Backoff backoff = new Backoff();
    while (true) {
      try {
        queue.keepReport(job, digest, report);
        return digest;
      } catch (RegistryAwayException e) {
        backoff.pause();
      }
    }
  }
}
