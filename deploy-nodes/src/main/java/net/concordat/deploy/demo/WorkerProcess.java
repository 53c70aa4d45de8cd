// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Distribution;

/** Runs the fine-tune worker as a process of its own, as each bank does. */
final class WorkerProcess {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JarProcess program;

  WorkerProcess(Distribution distribution) {
    this.program = new JarProcess(distribution.worker(), "worker");
  }

  /** Trains or adapts; gives the digest of the artifact that it wrote into the folder. */
  TrainedArtifact train(List<String> arguments, Path out) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--out", out.toString(), "--quiet"));
    String[] lines = run(all).strip().split("\n");
    JsonNode result = JSON.readTree(lines[lines.length - 1]);
    String digest = result.get("digest").asText();
    return new TrainedArtifact(
        digest,
        result.get("bytes").asLong(),
        out.resolve(digest + ".zip"),
        JSON.readTree(out.resolve(digest + ".json").toFile()));
  }

  /** Commits to a bank's test rows; gives what it wrote. */
  JsonNode commit(Path data, UseCase.Period period, String splitRule, Path holdout)
      throws IOException, InterruptedException {
    run(
        List.of(
            "holdout",
            "commit",
            "--data",
            data.toString(),
            "--first-day",
            period.firstDay(),
            "--last-day",
            period.lastDay(),
            "--split-rule",
            splitRule,
            "--out",
            holdout.toString()));
    return JSON.readTree(holdout.toFile());
  }

  /** Measures an artifact on rows that were committed to; gives the report that it wrote. */
  JsonNode evaluate(Path artifact, Path data, Path holdout, Path report)
      throws IOException, InterruptedException {
    run(
        List.of(
            "evaluate",
            "--artifact",
            artifact.toString(),
            "--data",
            data.toString(),
            "--holdout",
            holdout.toString(),
            "--out",
            report.toString()));
    return JSON.readTree(report.toFile());
  }

  /** Runs any command and gives what it printed. */
  String run(List<String> arguments) throws IOException, InterruptedException {
    return program.run(arguments);
  }

  /**
   * What a training run left.
   *
   * @param digest SHA-256 in lower hex
   * @param bytes its size
   * @param zip the artifact
   * @param descriptor the digests of its parts, and how it was made
   */
  record TrainedArtifact(String digest, long bytes, Path zip, JsonNode descriptor) {}
}
