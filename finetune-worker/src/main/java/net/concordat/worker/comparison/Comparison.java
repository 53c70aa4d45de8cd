// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.comparison.ComparisonResult.SeedRun;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.evaluation.LogisticRegression;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.evaluation.SimpleBenchmark;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.Parallel;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.usecase.PreparedCase;
import org.jspecify.annotations.Nullable;

/**
 * Compares, on a target bank's own test rows, what it could use: logistic regression and a network
 * on its history alone, the shared model as it came, and the shared model fine-tuned on its
 * history. Every seed draws another history and another initialisation; the recipe is the same for
 * all.
 */
public final class Comparison {
  private final Path folder;
  private final PreparedCase prepared;
  private final RowEncoder encoder;
  private final FeatureSchema schema;
  private final PretrainSpec pretrain;
  private final PretrainSpec fromScratch;
  private final FineTuneSpec fineTune;
  private final ModelTraining training = new ModelTraining(TrainingProgress.NONE);

  /**
   * Reads what was prepared.
   *
   * @param folder that {@code prepare} wrote
   * @param recipe by which the shared model is fine-tuned; absent for the one in the folder
   * @throws InvalidInputException if the folder was not prepared
   */
  public Comparison(Path folder, @Nullable Path recipe) {
    this.folder = folder;
    this.prepared = PreparedCase.read(folder);
    this.schema = Json.read(folder.resolve(prepared.schema()), FeatureSchema.class);
    this.encoder = new RowEncoder(schema);
    this.pretrain = Json.read(folder.resolve(prepared.pretrainSpec()), PretrainSpec.class);
    this.fromScratch = Json.read(folder.resolve(prepared.fromScratchSpec()), PretrainSpec.class);
    this.fineTune =
        Json.read(
            recipe == null ? folder.resolve(prepared.fineTuneSpec()) : recipe, FineTuneSpec.class);
  }

  /** Is told about each seed that is done; called from several threads. */
  @FunctionalInterface
  public interface Progress {
    /** One more of {@code all} runs is done. */
    void runDone(int all);
  }

  /** The rows of a target bank. */
  private record Target(String bank, LabelledRows history, LabelledRows test) {}

  /** One run to be made. */
  private record Run(Target target, LoadedArtifact source, int amount, long seed) {}

  /** The written name of the use case that was prepared. */
  public String useCase() {
    return prepared.useCase();
  }

  /**
   * Fills the table.
   *
   * @param base the shared model; without one, a source model is pretrained for each target on the
   *     rows of all other banks, the target's left out
   * @param seeds at least 2
   * @param threads how many runs are made at once
   */
  public List<ComparisonResult> run(
      @Nullable LoadedArtifact base, int seeds, int threads, Progress progress) {
    if (base != null && !base.artifact().schema().equals(schema)) {
      throw new InvalidInputException(
          "The base must have the schema of %s, with digest %s, but has digest %s"
              .formatted(folder, schema.digest(), base.artifact().schema().digest()));
    }
    List<Target> targets =
        prepared.targets().stream()
            .map(t -> new Target(t.bank(), rows(t.history()), rows(t.test())))
            .toList();
    List<LoadedArtifact> sources = sources(targets, base, threads);
    List<Run> runs = new ArrayList<>();
    for (int t = 0; t < targets.size(); t++) {
      for (int amount : prepared.histories()) {
        for (long seed = 1; seed <= seeds; seed++) {
          runs.add(new Run(targets.get(t), sources.get(t), amount, seed));
        }
      }
    }
    return table(runs, Parallel.map(threads, runs, run -> oneSeed(run, runs.size(), progress)));
  }

  private List<LoadedArtifact> sources(
      List<Target> targets, @Nullable LoadedArtifact base, int threads) {
    if (base != null) {
      return targets.stream().map(target -> base).toList();
    }
    LabelledRows shared = rows(prepared.sourceTrain());
    return Parallel.map(
        threads,
        targets,
        target -> {
          LabelledRows others = shared;
          for (Target other : targets) {
            others = other.bank().equals(target.bank()) ? others : others.and(other.history());
          }
          return LoadedArtifact.of(training.pretrain(pretrain, schema, others).artifact());
        });
  }

  private SeedRun oneSeed(Run run, int all, Progress progress) {
    LabelledRows test = run.target().test();
    LabelledRows pool = run.target().history();
    LabelledRows history =
        pool.select(prepared.draw().draw(pool.labels(), run.amount(), run.seed()));
    Artifact scratch =
        training.pretrain(fromScratch.withSeed(run.seed()), schema, history).artifact();
    Artifact tuned =
        training.fineTune(run.source(), fineTune.withSeed(run.seed()), history).artifact();
    double[] regression =
        LogisticRegression.fit(history, SimpleBenchmark.PENALTY).score(test.features());
    SeedRun result =
        new SeedRun(
            new RankingMetrics(regression, test.labels()).values(),
            measure(scratch, test),
            measure(run.source().artifact(), test),
            measure(tuned, test));
    progress.runDone(all);
    return result;
  }

  private static RankingMetrics.Values measure(Artifact model, LabelledRows test) {
    double[] scores = Network.of(model.architecture(), model.weights()).score(test.features());
    return new RankingMetrics(scores, test.labels()).values();
  }

  private List<ComparisonResult> table(List<Run> runs, List<SeedRun> done) {
    Map<List<Object>, List<SeedRun>> groups = new LinkedHashMap<>();
    IntStream.range(0, runs.size())
        .forEach(
            i ->
                groups
                    .computeIfAbsent(
                        List.of(runs.get(i).target().bank(), runs.get(i).amount()),
                        key -> new ArrayList<>())
                    .add(done.get(i)));
    List<ComparisonResult> results = new ArrayList<>();
    groups.forEach(
        (key, seedRuns) ->
            results.add(
                ComparisonResult.of(
                    useCase(), (String) key.get(0), (Integer) key.get(1), seedRuns)));
    return results;
  }

  private LabelledRows rows(String file) {
    return encoder.read(folder.resolve(file));
  }
}
