// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Party;
import org.jspecify.annotations.Nullable;

/** What the banks' workers do, each as one call, on the rows of that bank. */
final class WorkerActs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Narrator narrator;
  private final WorkerProcess worker;
  private final BankData data;
  private final Path work;

  /**
   * @param work a folder in which each bank gets one for what its worker makes
   */
  WorkerActs(Narrator narrator, WorkerProcess worker, BankData data, Path work) {
    this.narrator = narrator;
    this.worker = worker;
    this.data = data;
    this.work = work;
  }

  /** Cuts the shipped data into banks; gives the counts. */
  List<JsonNode> prepare() throws Exception {
    return narrator.step("The shipped data are cut into banks", () -> data.prepare(worker));
  }

  /** Commits to a bank's test rows. */
  void commit(Party bank, UseCase useCase) throws Exception {
    narrator.step(
        bank + " commits to its own test rows in " + useCase.name(),
        () -> data.commit(worker, bank, useCase));
  }

  /** What a bank committed to. */
  JsonNode commitment(Party bank, UseCase useCase) throws IOException {
    return JSON.readTree(data.commitment(bank, useCase).toFile());
  }

  WorkerProcess.TrainedArtifact pretrain(Office bank, UseCase useCase) throws Exception {
    return narrator.step(
        bank.party() + "'s worker pretrains " + useCase.modelName() + " on its own rows",
        () ->
            worker.train(
                List.of("pretrain", "--spec", spec(bank, useCase, "pretrain.json")),
                folder(bank, useCase)));
  }

  /** Adapts what was delivered to a bank, if it is what was granted. */
  WorkerProcess.TrainedArtifact fineTune(Office bank, SharedModel parent, Path delivered)
      throws Exception {
    UseCase useCase = parent.useCase();
    return narrator.step(
        bank.party() + "'s worker fine-tunes it on " + useCase.historyOfB(),
        () ->
            worker.train(
                List.of(
                    "fine-tune",
                    "--base",
                    delivered.toString(),
                    "--expect",
                    parent.artifact().digest(),
                    "--spec",
                    spec(bank, useCase, "fine-tune.json")),
                folder(bank, useCase)));
  }

  /** Measures a model on the rows that a bank committed to. */
  Measured evaluate(SharedModel model, Office evaluator, Path artifact) throws Exception {
    UseCase useCase = model.useCase();
    Path report =
        folder(evaluator, useCase).resolve("evaluation-" + model.artifact().digest() + ".json");
    return new Measured(
        report,
        narrator.step(
            evaluator.party() + "'s worker runs " + model + " on its own holdout",
            () ->
                worker.evaluate(
                    artifact,
                    data.holdout(evaluator.party(), useCase),
                    data.commitment(evaluator.party(), useCase),
                    report)));
  }

  /**
   * What was measured.
   *
   * @param report the evidence, as the worker wrote it
   * @param figures what it says
   */
  record Measured(Path report, JsonNode figures) {}

  /**
   * The table over seeds.
   *
   * @param base the very artifact to adapt; null to pretrain for each seed
   */
  List<JsonNode> compare(UseCase useCase, int seeds, @Nullable Path base) throws Exception {
    Path out = work.resolve("comparison-" + useCase.name() + ".json");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "compare",
                "--quiet",
                "--use-case",
                useCase.name(),
                "--data",
                data.prepared(useCase).toString(),
                "--seeds",
                Integer.toString(seeds),
                "--out",
                out.toString()));
    if (base != null) {
      arguments.addAll(List.of("--base", base.toString()));
    }
    narrator.step("The worker trains and measures them", () -> worker.run(arguments));
    List<JsonNode> results = new ArrayList<>();
    JSON.readTree(out.toFile()).get("results").forEach(results::add);
    return results;
  }

  private String spec(Office bank, UseCase useCase, String file) {
    return data.of(bank.party(), useCase).resolve(file).toString();
  }

  private Path folder(Office bank, UseCase useCase) throws IOException {
    return Files.createDirectories(
        work.resolve(bank.party().organisation()).resolve(useCase.name()));
  }
}
