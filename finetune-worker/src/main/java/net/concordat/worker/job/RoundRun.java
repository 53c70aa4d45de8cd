// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.support.Json;
import net.concordat.worker.DurableFile;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.LeaseLostException;
import net.concordat.worker.registry.LeasedJob;
import net.concordat.worker.registry.RegistryAwayException;
import net.concordat.worker.registry.RegistryRefusalException;

/**
 * A bank's part in a round of a federation, as a job: the inputs are fetched, a process of its own
 * does it, and what it made is there whole or not at all.
 */
final class RoundRun {
  /** The field of a recipe that asks for it. */
  private static final String FIELD = "federated";

  private final JobQueue queue;
  private final LeasedJob job;
  private final WorkerSettings settings;
  private final Function<JobLimits, List<String>> program;
  private final Board board;

  RoundRun(
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

  /** Whether a job asks for a part in a round. */
  static boolean isOne(JsonNode recipe) {
    return recipe.has(FIELD);
  }

  /**
   * What came of it.
   *
   * @param digest of the file in the run's folder that is called so
   * @param metrics what the registry is told
   */
  record Outcome(String digest, ObjectNode metrics) {}

  /** Does it, or finds that it was done by a worker that could not hand it in. */
  Outcome of(RunFolder folder)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    Path outcome = folder.out().resolve("outcome.json");
    if (!Files.exists(outcome)) {
      work(folder);
    }
    JsonNode made = Json.read(outcome, JsonNode.class);
    return new Outcome(made.path("digest").asText(), (ObjectNode) made.path("metrics"));
  }

  private void work(RunFolder folder)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    JsonNode task = job.recipe().path(FIELD);
    requireRows(task.path("rows").path("data"));
    requireRows(task.path("rows").path("holdout"));
    Path inputs = folder.path().resolve("inputs");
    DurableFile.createOwnersFolder(inputs);
    board.step("fetches what the round begins with");
    fetch(folder.base(), file -> queue.fetchBase(job, file));
    for (JsonNode input : task.path("inputs")) {
      String digest = ArtifactDigest.of(input.asText()).hex();
      fetch(inputs.resolve(digest), file -> queue.fetchInput(job, digest, file));
    }
    Path asked = folder.path().resolve("task.json");
    DurableFile.replace(asked, Json.bytes(task));
    folder.removeRows();
    board.step("round %d: %s".formatted(task.path("round").asInt(), task.path("kind").asText()));
    JobLimits limits = settings.limits();
    new TrainingProcess(program.apply(limits), limits)
        .run(arguments(folder, asked, inputs), board::line, board::line);
  }

  private List<String> arguments(RunFolder folder, Path asked, Path inputs) {
    return List.of(
        "federated-round",
        "--base=" + folder.base(),
        "--task=" + asked,
        "--inputs=" + inputs,
        "--data=" + settings.data(),
        "--work=" + folder.rows(),
        "--kept=" + settings.runs().resolveSibling("rounds"),
        "--out=" + folder.out(),
        "--end-with-input");
  }

  private static void requireRows(JsonNode data) {
    JsonNode file = data.isObject() ? data.path("file") : data;
    if (file.isTextual()) {
      JobRecipe.requireInside("rows.data", file.asText());
    }
    if (data.path("mapping").isTextual()) {
      JobRecipe.requireInside("rows.data.mapping", data.path("mapping").asText());
    }
  }

  private interface Fetching {
    void into(Path file) throws IOException, LeaseLostException, InterruptedException;
  }

  private void fetch(Path file, Fetching fetching)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Backoff backoff = new Backoff();
    while (!Files.exists(file)) {
      try {
        fetching.into(unfinished);
        DurableFile.rename(unfinished, file);
      } catch (RegistryAwayException e) {
        backoff.pause();
      } catch (RegistryRefusalException e) {
        throw new JobFailedException(
            "What the round begins with is not to be had: " + e.getMessage(), true);
      }
    }
  }
}
