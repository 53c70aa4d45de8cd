// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.DurableFile;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.report.ParentReport;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.RunDigest;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.search.KeptTrials;
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder that file names in the request are relative to, instead of its own")
  private @Nullable Path data;

  @Option(names = "--out", required = true, description = "folder to write to")
  private Path out;

  @Mixin private TrainingRows rows;
  @Mixin private ThreadsOption threads;
  @Mixin private RunOptions run;
  @Spec private CommandSpec spec;

  /** Trains a request with other settings. */
  private interface Trainer {
    TrainedModel train(ModelTraining training, TrainingSettings settings, Rows rows);
  }

  /** What a request of either kind comes to. */
  private record Subject(
      @Nullable ArtifactDigest parent,
      DataSpec data,
      TrainingSettings settings,
      long seed,
      FeatureSchema schema,
      Trainer trainer,
      Function<TrainingSettings, Object> request) {}

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFolder(out);
    SearchSpec search = Json.read(searchFile, SearchSpec.class);
    Subject subject = base == null ? pretraining() : fineTuning(ArtifactReader.read(base, null));
    SettingsSearch.require(subject.settings());
    try (TrainingRows.Opened opened = rows.open(subject.data(), folder(), subject.schema());
        Checkpoints trials = run.open(id(new Whole(search, subject), subject, opened))) {
      SettingsSearch.Result found = search(search, subject, opened.rows(), trials);
      Object request = subject.request().apply(found.settings());
      try (Checkpoints last = run.openAfterSearch(id(request, subject, opened))) {
        TrainedModel model = trained(subject, found.settings(), opened.rows(), last);
        write(model, report(search, request, found), opened.commitment());
        last.finish();
      }
      trials.finish();
    }
    return 0;
  }

  /** What a search depends on beside rows and base. */
  private record Whole(SearchSpec search, Object request) {
    Whole(SearchSpec search, Subject subject) {
      this(search, subject.request().apply(subject.settings()));
    }
  }

  private static ArtifactDigest id(Object request, Subject subject, TrainingRows.Opened opened) {
    return RunDigest.of(
        request, subject.parent(), opened.commitment(), subject.schema(), opened.mapping());
  }

  private Path folder() {
    return data == null ? specFile.resolveSibling("") : data;
  }

  private Subject pretraining() {
    PretrainSpec request =
        Json.read(specFile, PretrainSpec.class).requireLabels("A search for settings");
    FeatureSchema schema =
        Json.read(specFile.resolveSibling(request.schema()), FeatureSchema.class);
    return new Subject(
        null,
        request.data(),
        request.training(),
        request.seed(),
        schema,
        (training, settings, all) -> training.pretrain(request.withTraining(settings), schema, all),
        request::withTraining);
  }

  private Subject fineTuning(LoadedArtifact parent) {
    FineTuneSpec request = Json.read(specFile, FineTuneSpec.class);
    request.requireSchemaOf(parent, folder());
    ParentCheck check = ParentReport.check(request, parent, folder());
    return new Subject(
        parent.digest(),
        request.data(),
        request.training(),
        request.seed(),
        parent.artifact().schema(),
        (training, settings, all) ->
            training.fineTune(parent, request.withTraining(settings), all).withParentCheck(check),
        request::withTraining);
  }

  private SettingsSearch.Result search(
      SearchSpec search, Subject subject, Rows all, Checkpoints trials) {
    KeptTrials kept = new KeptTrials(trials);
    BooleanSupplier timeIsUp = () -> kept.spent().toNanos() > search.minutes() * 60e9;
    return run.showTrials(
        spec,
        told ->
            new SettingsSearch(search, threads.count(), timeIsUp, kept, told)
                .run(
                    subject.settings(),
                    subject.seed(),
                    (settings, passes) ->
                        subject.trainer().train(new ModelTraining(passes), settings, all)));
  }

  private TrainedModel trained(
      Subject subject, TrainingSettings settings, Rows all, Checkpoints last) throws IOException {
    return run.show(
        "train",
        spec,
        progress ->
            subject
                .trainer()
                .train(new ModelTraining(threads.count(), progress, last), settings, all)
                .withSettingsChosenOnRows());
  }

  private static SearchReport report(
      SearchSpec search, Object request, SettingsSearch.Result found) {
    return new SearchReport(
        SearchReport.FORMAT,
        search,
        request,
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
