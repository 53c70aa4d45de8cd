// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.DurableFile;
import net.concordat.worker.artifact.ArtifactWriter;
import net.concordat.worker.federation.FederatedVersion;
import net.concordat.worker.federation.GateWork;
import net.concordat.worker.federation.KeptByBank;
import net.concordat.worker.federation.MaskedWork;
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
  /** What a job that leaves nothing hands in. */
  private static final byte[] ERASED = "erased\n".getBytes(StandardCharsets.US_ASCII);

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
    KeptByBank bank = KeptByBank.in(kept);
    RoundOutcome outcome =
        switch (asked.kind()) {
          case KEYS -> written(new MaskedWork(asked, bank.masks()).keys());
          case SHARES -> written(new MaskedWork(asked, bank.masks()).shares());
          case UNMASK -> written(new MaskedWork(asked, bank.masks()).unmasking());
          case ERASE -> {
            bank.erase(asked);
            yield written(new RoundWork.Made(ERASED, Map.of()));
          }
          case BASE, SPEND, TRAIN, COMBINE, WEIGH, JUDGE, SCORE, FINISH -> ofWeights(asked, bank);
        };
    DurableFile.replace(out.resolve("outcome.json"), Json.bytes(outcome));
    return 0;
  }

  private RoundOutcome ofWeights(RoundTask asked, KeptByBank bank) throws IOException {
    LoadedArtifact parent = base.read();
    RoundWork work =
        new RoundWork(
            asked,
            parent.artifact().architecture(),
            RoundWork.weights(parent.artifact()),
            digest -> InputFiles.bytes(inputs.resolve(digest)),
            bank);
    if (asked.kind() == RoundTask.Kind.BASE) {
      return written(new RoundWork.Made(work.global().encode(), Map.of()));
    }
    if (asked.kind() == RoundTask.Kind.COMBINE) {
      return written(work.combine());
    }
    try (TrainingRows.Opened opened = opened(asked, parent)) {
      RoundTask.Judged judged = asked.judged();
      if (judged != null) {
        return written(onHoldout(asked, judged, parent, work, opened));
      }
      if (asked.kind() == RoundTask.Kind.TRAIN) {
        return written(work.train(opened.rows(), opened.commitment().value()));
      }
      if (asked.kind() == RoundTask.Kind.SPEND) {
        return written(RoundWork.spend(asked, opened.commitment().value()));
      }
      bank.erase(asked);
      return finished(asked, parent, work, opened);
    }
  }

  private RoundWork.Made onHoldout(
      RoundTask asked,
      RoundTask.Judged judged,
      LoadedArtifact parent,
      RoundWork work,
      TrainingRows.Opened opened) {
    GateWork gate = new GateWork(asked, judged, parent.artifact().architecture());
    String root = opened.commitment().value();
    return switch (asked.kind()) {
      case WEIGH -> gate.weigh(work.global(), work.received().taken(), opened.rows(), root);
      case SCORE -> gate.score(work.global(), work.received().counting(), opened.rows(), root);
      default ->
          gate.judge(
              work.global(),
              InputFiles.bytes(inputs.resolve(judged.weights())),
              opened.rows(),
              root);
    };
  }

  private TrainingRows.Opened opened(RoundTask asked, LoadedArtifact parent) throws IOException {
    RoundTask.Data named = Objects.requireNonNull(asked.rows());
    return rows.open(
        asked.judged() == null ? named.data() : Checks.required("rows.holdout", named.holdout()),
        data,
        parent.artifact().schema());
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
