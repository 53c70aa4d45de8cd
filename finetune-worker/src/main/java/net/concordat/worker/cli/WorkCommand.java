// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InputFiles;
import net.concordat.worker.job.JobLimits;
import net.concordat.worker.job.Worker;
import net.concordat.worker.job.WorkerSettings;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.ServiceAccount;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "work",
    description =
        "Takes fine-tune jobs from the bank's registry, one after another, until it is stopped.")
final class WorkCommand implements Callable<Integer> {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  @Option(names = "--registry", required = true, description = "address of the bank's registry")
  private URI registry;

  @Option(
      names = "--issuer",
      required = true,
      description = "the bank's realm, as tokens name it: where the worker signs in")
  private URI issuer;

  @Option(
      names = "--client",
      defaultValue = "concordat-worker",
      description = "as which client; ${DEFAULT-VALUE}")
  private String client;

  @Option(
      names = "--secret-file",
      required = true,
      description = "file with the client's secret; it may be replaced while the worker runs")
  private Path secretFile;

  @Option(
      names = "--data",
      required = true,
      description = "folder with the bank's rows; recipes name files in it")
  private Path data;

  @Option(
      names = "--runs",
      required = true,
      description =
          "folder for checkpoints; workers that share it go on with one another's jobs. What is in"
              + " it is as secret as the rows")
  private Path runs;

  @Option(
      names = "--name",
      description = "what the worker calls itself; without it, machine and process")
  private @Nullable String name;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "processors that a job may use; ${DEFAULT-VALUE}")
  private int threads;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "2048",
      description = "megabytes that a job may use; ${DEFAULT-VALUE}")
  private int memory;

  @Option(
      names = "--minutes",
      defaultValue = "720",
      description = "how long an attempt at a job may take; ${DEFAULT-VALUE}")
  private int minutes;

  @Option(names = "--once", description = "end when no job waits")
  private boolean once;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    JobLimits limits = new JobLimits(threads, memory, minutes);
    String called = Checks.text("--name", name == null ? ownName() : name, 100);
    InputFiles.require(secretFile);
    ServiceAccount account = new ServiceAccount(issuer, client, secretFile);
    Worker worker =
        new Worker(
            new JobQueue(registry, account, called),
            new WorkerSettings(data, runs, limits),
            this::log);
    log("Worker %s asks %s for jobs".formatted(called, registry));
    return untilStopped(worker);
  }

  /** When the process is told to end, the job at hand goes back to the queue first. */
  private int untilStopped(Worker worker) throws IOException {
    Thread works = Thread.currentThread();
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(works, stopped), "stop-work"));
    try {
      worker.run(once);
    } catch (InterruptedException e) {
      log("Stopped");
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private static void stop(Thread works, CountDownLatch stopped) {
    works.interrupt();
    try {
      stopped.await(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + ProcessHandle.current().pid();
    } catch (UnknownHostException e) {
      return "worker-" + ProcessHandle.current().pid();
    }
  }

  private void log(String what) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + what);
    out.flush();
  }
}
