// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.DurableFile;
import net.concordat.worker.artifact.ArtifactWriter;
import net.concordat.worker.federation.ClientMemory;
import net.concordat.worker.federation.FederatedVersion;
import net.concordat.worker.federation.MaskedWork;
import net.concordat.worker.federation.RoundSecrets;
import net.concordat.worker.federation.RoundTask;
import net.concordat.worker.federation.RoundWork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "federated-round",
    hidden = true,
    description =
        "Does a bank's part in a round of a federation; writes what it made and outcome.json.")
final class RoundCommand implements Callable<Integer> {
  @Mixin private BaseOption base;

  @Option(names = "--task", required = true, description = "what to do, a JSON file")
  private Path task;

  @Option(names = "--inputs", required = true, description = "folder of what the task names")
  private Path inputs;

  @Option(names = "--data", required = true, description = "folder of the bank's rows")
  private Path data;

  @Option(names = "--out", required = true, description = "folder to write to")
  private Path out;

  @Option(
      names = "--kept",
      required = true,
      description = "folder of what the bank keeps from round to round")
  private Path kept;

  @Mixin private TrainingRows rows;
  @Mixin private ParentOption parentProcess;

  /**
   * What a task came to.
   *
   * @param digest of the file in the same folder that is called so
   * @param metrics by name
   */
  record RoundOutcome(String digest, Map<String, Object> metrics) {}

  @Override
  public Integer call() throws IOException {
    parentProcess.watch();
    DurableFile.createOwnersFolder(out);
    RoundTask asked = Json.read(task, RoundTask.class);
    RoundSecrets secrets = new RoundSecrets(kept.resolve("masks"));
    RoundOutcome outcome =
        switch (asked.kind()) {
          case KEYS -> written(new MaskedWork(asked, secrets).keys());
          case SHARES -> written(new MaskedWork(asked, secrets).shares());
          case UNMASK -> written(new MaskedWork(asked, secrets).unmasking());
          case BASE, TRAIN, COMBINE, FINISH -> ofWeights(asked, secrets);
        };
    DurableFile.replace(out.resolve("outcome.json"), Json.bytes(outcome));
    return 0;
  }

  private RoundOutcome ofWeights(RoundTask asked, RoundSecrets secrets) throws IOException {
    LoadedArtifact parent = base.read();
    ClientMemory memory = new ClientMemory(kept.resolve("memory"));
    RoundWork work =
        new RoundWork(
            asked,
            parent.artifact().architecture(),
            RoundWork.weights(parent.artifact()),
            digest -> InputFiles.bytes(inputs.resolve(digest)),
            secrets,
            memory);
    if (asked.kind() == RoundTask.Kind.BASE) {
      return written(new RoundWork.Made(work.global().encode(), Map.of()));
    }
    if (asked.kind() == RoundTask.Kind.COMBINE) {
      return written(work.combine());
    }
    try (TrainingRows.Opened opened = opened(asked, parent)) {
      if (asked.kind() == RoundTask.Kind.TRAIN) {
        return written(work.train(opened.rows()));
      }
      secrets.destroyAll(asked);
      memory.forget(asked);
      return finished(asked, parent, work, opened);
    }
  }

  private TrainingRows.Opened opened(RoundTask asked, LoadedArtifact parent) throws IOException {
    RoundTask.Data named = Objects.requireNonNull(asked.rows());
    return rows.open(named.data(), data, parent.artifact().schema());
  }

  private RoundOutcome written(RoundWork.Made made) throws IOException {
    String digest = Sha256.of(made.bytes()).hex();
    DurableFile.replace(out.resolve(digest), made.bytes());
    return new RoundOutcome(digest, made.metrics());
  }

  private RoundOutcome finished(
      RoundTask asked, LoadedArtifact parent, RoundWork work, TrainingRows.Opened opened)
      throws IOException {
    ArtifactWriter.Written written =
        FederatedVersion.of(asked, parent, work.global(), opened.rows())
            .write(out, opened.commitment());
    String digest = written.artifact().digest().hex();
    DurableFile.rename(written.zip(), out.resolve(digest));
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("descriptor", Json.read(written.descriptor(), JsonNode.class));
    return new RoundOutcome(digest, metrics);
  }
}
