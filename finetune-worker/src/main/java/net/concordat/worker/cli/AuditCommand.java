// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.artifact.Descriptor;
import net.concordat.worker.audit.AuditReport;
import net.concordat.worker.audit.MembershipInference;
import net.concordat.worker.audit.OneRunAudit;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.UnlabelledSource;
import net.concordat.worker.training.CanaryTraining;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "audit",
    description =
        "Attacks a version as somebody would who may train models on the same rows: which rows was"
            + " it trained on? For a private spec it also trains once with canaries, which gives a"
            + " lower bound of epsilon. Writes a report that stays in the bank.")
final class AuditCommand implements Callable<Integer> {
  private static final int QUICK_SHADOWS = 16;

  @Mixin private ArtifactOption artifact;

  @Option(
      names = "--spec",
      required = true,
      description = "the request by which it was trained; file names in it are relative")
  private Path specFile;

  @Option(names = "--base", description = "the version it was adapted from; for a fine-tuning spec")
  private @Nullable Path base;

  @Option(
      names = "--others",
      required = true,
      description =
          "rows like those it was trained on, as many or more, that it was not trained on: a CSV or"
              + " Parquet file, or a .json file with what 'data' is in a request")
  private Path others;

  @Mixin private MappingOptions mapping;

  @Option(
      names = "--shadows",
      defaultValue = "64",
      description = "how many models to train for the attack; default ${DEFAULT-VALUE}")
  private int shadows;

  @Option(names = "--quick", description = "16 models instead of --shadows, for a first look")
  private boolean quick;

  @Option(
      names = "--canaries",
      defaultValue = "1000",
      description = "most canaries of a private run; default ${DEFAULT-VALUE}")
  private int canaries;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "models trained at once; default ${DEFAULT-VALUE}")
  private int threads;

  @Option(names = "--out", required = true, description = "report to write, JSON")
  private Path out;

  @Mixin private ProgressOptions progress;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFile(out);
    Checks.range("--shadows", shadows, 2, 10_000);
    Checks.range("--canaries", canaries, 8, 100_000);
    Checks.range("--threads", threads, 1, 256);
    LoadedArtifact audited = artifact.read();
    Json.write(out, base == null ? pretrained(audited) : fineTuned(audited, base));
    return 0;
  }

  private AuditReport pretrained(LoadedArtifact audited) {
    PretrainSpec spec = Json.read(specFile, PretrainSpec.class);
    requireTrainedBy(spec, audited);
    Artifact model = audited.artifact();
    LabelledRows members = members(model, spec.data(), spec.training());
    MembershipInference.Result membership =
        attack(
            audited,
            members,
            (rows, seed) -> training().pretrain(spec.withSeed(seed), model.schema(), rows),
            spec.training());
    OneRunAudit oneRun =
        spec.training().privacy() == null
            ? null
            : audit(new CanaryTraining(canaries, threads).pretrain(spec, members));
    return report(audited, membership, oneRun);
  }

  private AuditReport fineTuned(LoadedArtifact audited, Path parentFile) {
    FineTuneSpec spec = Json.read(specFile, FineTuneSpec.class);
    requireTrainedBy(spec, audited);
    LoadedArtifact parent = ArtifactReader.read(parentFile, null);
    LabelledRows members = members(audited.artifact(), spec.data(), spec.training());
    MembershipInference.Result membership =
        attack(
            audited,
            members,
            (rows, seed) -> training().fineTune(parent, spec.withSeed(seed), rows),
            spec.training());
    OneRunAudit oneRun =
        spec.training().privacy() == null
            ? null
            : audit(
                new CanaryTraining(canaries, threads).fineTune(parent.artifact(), spec, members));
    return report(audited, membership, oneRun);
  }

  /** Shadow models of another spec, or other members, would attack something else. */
  private void requireTrainedBy(Record spec, LoadedArtifact audited) {
    Path file = artifact.descriptor();
    Descriptor descriptor = Json.read(file, Descriptor.class);
    String digest = audited.digest().hex();
    if (!descriptor.artifactDigest().equals(digest)) {
      throw new InvalidInputException(
          "%s must be of the artifact %s, but is of %s"
              .formatted(file, digest, descriptor.artifactDigest()));
    }
    String given = ModelTraining.specDigest(spec);
    if (!descriptor.specDigest().equals(given)) {
      throw new InvalidInputException(
          "--spec must be the request by which the version was trained, whose digest %s gives as %s, but '%s' has %s"
              .formatted(file, descriptor.specDigest(), specFile, given));
    }
  }

  /** Trains a shadow model. */
  private interface Shadow {
    TrainedModel train(LabelledRows rows, long seed);
  }

  private MembershipInference.Result attack(
      LoadedArtifact audited, LabelledRows members, Shadow shadow, TrainingSettings settings) {
    LabelledRows strangers =
        read(audited.artifact(), DataSpec.file(others.toString()), Path.of(""), settings);
    int count = quick ? QUICK_SHADOWS : shadows;
    try (TrainingBar bar = progress.bar("audit", "models", command)) {
      MembershipInference.ShadowTraining told =
          (rows, seed) -> {
            Artifact trained = shadow.train(rows, seed).artifact();
            bar.oneMore(count);
            return confidence(trained);
          };
      return new MembershipInference(told, count, threads, 1)
          .attack(confidence(audited.artifact()), members, strangers);
    }
  }

  private static MembershipInference.Confidence confidence(Artifact model) {
    Network network = Network.of(model.architecture(), model.weights());
    return model.architecture().reconstruction() == null
        ? MembershipInference.Confidence.inLabels(network::score)
        : MembershipInference.Confidence.inInputs(network::errors);
  }

  private static ModelTraining training() {
    return new ModelTraining(TrainingProgress.NONE);
  }

  private LabelledRows members(Artifact model, DataSpec data, TrainingSettings settings) {
    return read(model, data, specFile.resolveSibling(""), settings);
  }

  private LabelledRows read(Artifact model, DataSpec data, Path folder, TrainingSettings settings) {
    FeatureSchema schema = settings.toRead(model.schema());
    boolean labelled = model.architecture().reconstruction() == null;
    UnaryOperator<RowSource> labels =
        rows -> labelled ? rows : new UnlabelledSource(rows, schema.label());
    RowSource mapped =
        mapping.meet(schema, labels.apply(data.source(folder)), data.mapping(folder));
    return new RowEncoder(schema).read(labels.apply(mapped));
  }

  private static OneRunAudit audit(CanaryTraining.Result result) {
    return OneRunAudit.of(result.outcome(), result.spend());
  }

  private static AuditReport report(
      LoadedArtifact audited, MembershipInference.Result membership, @Nullable OneRunAudit oneRun) {
    return new AuditReport(AuditReport.FORMAT, audited.digest().hex(), membership, oneRun);
  }
}
