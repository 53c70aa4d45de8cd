// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import net.concordat.worker.DurableFile;
import net.concordat.worker.Json;
import net.concordat.worker.artifact.ArtifactReader;
import net.concordat.worker.artifact.LoadedArtifact;
import net.concordat.worker.artifact.ParentCheck;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.report.ParentReport;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.search.SearchReport;
import net.concordat.worker.training.search.SearchSpec;
import net.concordat.worker.training.search.SettingsSearch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "search",
    description =
        "Looks for training settings and trains with the best; writes <digest>.zip, its descriptor"
            + " <digest>.json and all trials, <digest>.search.json.")
final class SearchCommand implements Callable<Integer> {
  @Option(
      names = "--spec",
      required = true,
      description =
          "the request whose settings are looked for: a fine-tuning request with --base, else a"
              + " pretraining request")
  private Path specFile;

  @Option(names = "--base", description = "the parent version's artifact, a zip")
  private @Nullable Path base;

  @Option(
      names = "--search",
      required = true,
      description = "which settings to try, how many and for how long, a JSON file")
  private Path searchFile;

  @Option(names = "--out", required = true, description = "folder to write to")
  private Path out;

  @Mixin private TrainingRows rows;
  @Mixin private ThreadsOption threads;
  @Mixin private ProgressOptions progress;
  @Spec private CommandSpec spec;

  /** Trains a request with other settings. */
  private interface Trainer {
    TrainedModel train(ModelTraining training, TrainingSettings settings, Rows rows);
  }

  /** What a request of either kind comes to. */
  private record Subject(
      DataSpec data,
      TrainingSettings settings,
      long seed,
      FeatureSchema schema,
      Trainer trainer,
      Function<TrainingSettings, Object> request) {}

  @Override
  public Integer call() throws IOException {
    SearchSpec search = Json.read(searchFile, SearchSpec.class);
    Subject subject = base == null ? pretraining() : fineTuning(ArtifactReader.read(base, null));
    SettingsSearch.require(subject.settings());
    Path folder = specFile.resolveSibling("");
    try (TrainingRows.Opened data = rows.open(subject.data(), folder, subject.schema())) {
      SettingsSearch.Result found = search(search, subject, data.rows());
      TrainedModel model = trained(subject, found.settings(), data.rows());
      write(model, report(search, subject, found), data.commitment());
    }
    return 0;
  }

  private Subject pretraining() {
    PretrainSpec request =
        Json.read(specFile, PretrainSpec.class).requireLabels("A search for settings");
    FeatureSchema schema =
        Json.read(specFile.resolveSibling(request.schema()), FeatureSchema.class);
    return new Subject(
        request.data(),
        request.training(),
        request.seed(),
        schema,
        (training, settings, all) -> training.pretrain(request.withTraining(settings), schema, all),
        request::withTraining);
  }

  private Subject fineTuning(LoadedArtifact parent) {
    FineTuneSpec request = Json.read(specFile, FineTuneSpec.class);
    request.requireSchemaOf(parent, specFile.resolveSibling(""));
    ParentCheck check = ParentReport.check(request, parent, specFile.resolveSibling(""));
    return new Subject(
        request.data(),
        request.training(),
        request.seed(),
        parent.artifact().schema(),
        (training, settings, all) ->
            training.fineTune(parent, request.withTraining(settings), all).withParentCheck(check),
        request::withTraining);
  }

  private SettingsSearch.Result search(SearchSpec search, Subject subject, Rows all) {
    try (TrainingBar bar = progress.bar("search", "trials", spec)) {
      return new SettingsSearch(search, threads.count(), timeLimit(search), bar::oneMore)
          .run(
              subject.settings(),
              subject.seed(),
              (settings, told) -> subject.trainer().train(new ModelTraining(told), settings, all));
    }
  }

  private static BooleanSupplier timeLimit(SearchSpec search) {
    long begin = System.nanoTime();
    double limit = search.minutes() * 60e9;
    return () -> System.nanoTime() - begin > limit;
  }

  private TrainedModel trained(Subject subject, TrainingSettings settings, Rows all) {
    try (TrainingBar bar = progress.bar("train", "passes", spec)) {
      return subject
          .trainer()
          .train(new ModelTraining(threads.count(), bar), settings, all)
          .withSettingsChosenOnRows();
    }
  }

  private static SearchReport report(
      SearchSpec search, Subject subject, SettingsSearch.Result found) {
    return new SearchReport(
        SearchReport.FORMAT,
        search,
        subject.request().apply(found.settings()),
        found.chosen(),
        found.stoppedByTime(),
        found.trials());
  }

  /** The trials first, so that no artifact is without them. */
  private void write(TrainedModel model, SearchReport report, DataCommitment committed)
      throws IOException {
    Files.createDirectories(out);
    String digest = LoadedArtifact.of(model.artifact()).digest().hex();
    DurableFile.replace(out.resolve(digest + ".search.json"), Json.bytes(report));
    Outcome.print(spec, model.write(out, committed), model.spend());
  }
}
