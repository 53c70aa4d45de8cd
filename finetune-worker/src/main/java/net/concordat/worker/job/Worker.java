// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.DurableFile;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.LeasedJob;
import net.concordat.worker.registry.RegistryAwayException;
import net.concordat.worker.registry.RegistryRefusalException;

/** Takes one job after another from a queue that it may share with other workers. */
public final class Worker {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Nobody comes back to a job after so long: the longest pause between attempts is an hour. */
  private static final Duration LEFTOVERS = Duration.ofDays(7);

  private final JobQueue queue;
  private final WorkerSettings settings;
  private final Function<JobLimits, List<String>> program;
  private final Consumer<String> log;

  /** A worker that trains with this program. */
  public Worker(JobQueue queue, WorkerSettings settings, Consumer<String> log) {
    this(queue, settings, TrainingProcess::ourselves, log);
  }

  Worker(
      JobQueue queue,
      WorkerSettings settings,
      Function<JobLimits, List<String>> program,
      Consumer<String> log) {
    this.queue = queue;
    this.settings = settings;
    this.program = program;
    this.log = log;
  }

  /**
   * Works until the thread is interrupted.
   *
   * @param once end when no job waits
   * @throws InvalidInputException if the registry does not take this worker for one
   * @throws IOException if the folder of runs cannot be used
   */
  public void run(boolean once) throws IOException, InterruptedException {
    DurableFile.createOwnersFolder(settings.runs());
    RunFolder.removeUntouched(settings.runs(), LEFTOVERS);
    Backoff backoff = new Backoff();
    boolean away = false;
    while (true) {
      try {
        Optional<LeasedJob> job = queue.take();
        if (away) {
          log.accept("The registry answers again");
        }
        away = false;
        backoff.reset();
        if (job.isPresent()) {
          log.accept("Took " + job.get());
          new JobRun(queue, job.get(), settings, program, log).run();
        } else if (once) {
          return;
        } else {
          Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
      } catch (RegistryAwayException e) {
        if (!away) {
          log.accept(e.getMessage() + "; waiting for it");
        }
        away = true;
        backoff.pause();
      } catch (RegistryRefusalException e) {
        throw new InvalidInputException(
            "The registry gives this worker no jobs: " + e.getMessage(), e);
      }
    }
  }
}
