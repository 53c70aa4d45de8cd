// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.DurableFile;
import net.concordat.worker.FullDisk;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.LeaseLostException;
import net.concordat.worker.registry.LeasedJob;
import net.concordat.worker.registry.RegistryAwayException;
import net.concordat.worker.registry.RegistryRefusalException;

/** One attempt at one job, from its lease to its end. */
final class JobRun {
  private final JobQueue queue;
  private final LeasedJob job;
  private final WorkerSettings settings;
  private final Function<JobLimits, List<String>> program;
  private final Consumer<String> log;
  private final Board board = new Board();

  JobRun(
      JobQueue queue,
      LeasedJob job,
      WorkerSettings settings,
      Function<JobLimits, List<String>> program,
      Consumer<String> log) {
    this.queue = queue;
    this.job = job;
    this.settings = settings;
    this.program = program;
    this.log = log;
  }

  /**
   * Does the job, and tells the registry what came of it.
   *
   * @throws InterruptedException if the worker is to stop; the job then waits for another one
   */
  void run() throws InterruptedException {
    Heartbeat heartbeat = new Heartbeat(queue, job, board);
    try {
      work(heartbeat);
    } catch (IOException e) {
      String reason = "%s could not work in %s: %s".formatted(job, settings.runs(), inWords(e));
      log.accept(reason);
      give(reason, true);
    } finally {
      heartbeat.close();
    }
  }

  private void work(Heartbeat heartbeat) throws IOException, InterruptedException {
    RunFolder folder = RunFolder.of(settings.runs(), job.id());
    try {
      attempt(folder, heartbeat);
    } catch (LeaseLostException e) {
      log.accept(job + " is no longer this worker's: " + e.getMessage());
    } catch (InterruptedException e) {
      heartbeat.close();
      interrupted(folder, heartbeat.stop());
    }
  }

  private void attempt(RunFolder folder, Heartbeat heartbeat)
      throws IOException, LeaseLostException, InterruptedException {
    try {
      if (RoundRun.isOne(job.recipe())) {
        round(folder, heartbeat);
        return;
      }
      JsonNode descriptor = Json.read(made(folder), JsonNode.class);
      String made = digest(descriptor);
      handIn().made(made, folder);
      ObjectNode metrics = metrics(folder, descriptor);
      JobRecipe recipe = JobRecipe.of(job.recipe());
      if (recipe.measure() != null) {
        metrics.set(
            "report",
            new Measurement(queue, job, settings, program, board)
                .of(recipe, folder, digest(descriptor)));
      }
      heartbeat.settle();
      complete(digest(descriptor), metrics);
      folder.remove();
      log.accept(job + " is done");
    } catch (JobFailedException e) {
      heartbeat.settle();
      fail(folder, e);
    }
  }

  private void round(RunFolder folder, Heartbeat heartbeat)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    RoundRun.Outcome outcome;
    try {
      outcome = new RoundRun(queue, job, settings, program, board).of(folder);
    } catch (InvalidInputException e) {
      throw new JobFailedException(String.valueOf(e.getMessage()), false);
    }
    handIn().whole(outcome.digest(), folder.out().resolve(outcome.digest()));
    heartbeat.settle();
    complete(outcome.digest(), outcome.metrics());
    folder.remove();
    log.accept(job + " is done");
  }

  private HandIn handIn() {
    return new HandIn(queue, job, board, log);
  }

  private static String inWords(IOException e) {
    return FullDisk.caused(e) ? "the disk is full; free some space" : e.toString();
  }

  private void interrupted(RunFolder folder, Optional<Heartbeat.Stop> why)
      throws IOException, InterruptedException {
    if (why.isEmpty()) {
      give("The worker was stopped; another goes on from the checkpoint.", true);
      throw new InterruptedException("The worker is to stop");
    }
    if (why.get() == Heartbeat.Stop.CANCELLED) {
      give("The job was called off.", false);
      folder.remove();
      log.accept(job + " was called off");
    } else {
      log.accept(job + " is no longer this worker's; its checkpoint stays");
    }
  }

  private void fail(RunFolder folder, JobFailedException failure)
      throws IOException, InterruptedException {
    log.accept(job + " failed: " + failure.reason());
    if (!give(failure.reason(), failure.isRetryable())) {
      folder.remove();
    }
  }

  /** Says that it failed; gives whether anybody may still come back to it. */
  private boolean give(String reason, boolean retryable) throws InterruptedException {
    try {
      return queue.fail(job, reason, retryable);
    } catch (RegistryAwayException | LeaseLostException | RegistryRefusalException e) {
      log.accept(job + ": the registry was not told why it ended: " + e.getMessage());
      return true;
    }
  }

  /** What the job makes: now, or by a worker that could not hand it in. */
  private Path made(RunFolder folder)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    Optional<Path> before = folder.descriptor();
    if (before.isPresent()) {
      return before.get();
    }
    try {
      train(folder);
    } catch (InvalidInputException e) {
      throw new JobFailedException(String.valueOf(e.getMessage()), false);
    }
    return folder
        .descriptor()
        .orElseThrow(
            () -> new JobFailedException("Training ended without a descriptor of its work.", true));
  }

  private void train(RunFolder folder)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    JobRecipe recipe = JobRecipe.of(job.recipe());
    JobLimits limits = settings.limits().granted(recipe.limits());
    requireData(recipe);
    fetchBase(folder);
    DurableFile.replace(folder.spec(), Json.bytes(recipe.fineTune()));
    folder.removeRows();
    board.step("trains");
    log.accept(job + " trains");
    new TrainingProcess(program.apply(limits), limits)
        .run(arguments(folder, recipe, limits), this::told, board::line);
  }

  private List<String> arguments(RunFolder folder, JobRecipe recipe, JobLimits limits)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    if (recipe.search() == null) {
      arguments.add("fine-tune");
    } else {
      DurableFile.replace(folder.search(), Json.bytes(recipe.search()));
      arguments.addAll(List.of("search", "--search=" + folder.search()));
    }
    arguments.addAll(
        List.of(
            "--base=" + folder.base(),
            "--spec=" + folder.spec(),
            "--data=" + settings.data(),
            "--checkpoint=" + folder.checkpoint(),
            "--work=" + folder.rows(),
            "--out=" + folder.out(),
            "--threads=" + limits.threads(),
            "--json",
            "--end-with-input"));
    return arguments;
  }

  private void requireData(JobRecipe recipe) throws JobFailedException {
    for (String file : recipe.rows()) {
      if (!Files.isReadable(settings.data().resolve(file))) {
        throw new JobFailedException(
            "The rows must be in the worker's data folder, but there is no readable '%s' in %s. Put it there; the job is tried again."
                .formatted(file, settings.data()),
            true);
      }
    }
  }

  private void fetchBase(RunFolder folder)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    if (Files.exists(folder.base())) {
      return;
    }
    board.step("fetches the version it begins from");
    Path unfinished = folder.path().resolve("base.part");
    Backoff backoff = new Backoff();
    while (true) {
      try {
        queue.fetchBase(job, unfinished);
        DurableFile.rename(unfinished, folder.base());
        return;
      } catch (RegistryAwayException e) {
        backoff.pause();
      } catch (RegistryRefusalException e) {
        throw new JobFailedException(
            "The version that the job begins from is not to be had: " + e.getMessage(), true);
      }
    }
  }

  private void told(String line) {
    try {
      JsonNode event =
          Json.read(
              line.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class, "a line");
      if (event.has("epoch")) {
        board.pass(event);
      } else if (event.has("trial")) {
        board.trial(event);
      }
    } catch (InvalidInputException e) {
      board.line(line);
    }
  }

  private void complete(String digest, ObjectNode metrics)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    Backoff backoff = new Backoff();
    while (true) {
      try {
        queue.complete(job, digest, metrics);
        return;
      } catch (RegistryAwayException e) {
        backoff.pause();
      } catch (RegistryRefusalException e) {
        throw new JobFailedException("What was made was not taken: " + e.getMessage(), false);
      }
    }
  }

  private static String digest(JsonNode descriptor) {
    return descriptor.path("artifactDigest").asText();
  }

  /**
   * The validation figures by name, under {@code descriptor} what a publication needs, and under
   * {@code search} what was chosen; the trials themselves are among the job's curves.
   */
  private static ObjectNode metrics(RunFolder folder, JsonNode descriptor) throws IOException {
    ObjectNode metrics = JsonNodeFactory.instance.objectNode();
    if (descriptor.path("summary").path("validation") instanceof ObjectNode validation) {
      metrics.setAll(validation);
    }
    metrics.set("descriptor", descriptor);
    Optional<Path> trials = folder.trials();
    if (trials.isPresent()) {
      JsonNode report = Json.read(trials.get(), JsonNode.class);
      metrics
          .putObject("search")
          .put("trials", report.path("trials").size())
          .put("stoppedByTime", report.path("stoppedByTime").asBoolean())
          .put("chosen", report.path("chosen").asInt())
          .set("training", report.at("/request/training"));
    }
    return metrics;
  }
}
