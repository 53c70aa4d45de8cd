// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.schema.RowColumns;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.artifact.Descriptor;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.data.Rows;
import net.concordat.worker.evaluation.RankingMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Pretraining and fine-tuning of whole models. The same spec, rows and seed give the same artifact
 * bytes on the same machine and build, but for private runs, whose noise nobody may repeat.
 */
public final class ModelTraining {
  private final int threads;
  private final TrainingProgress progress;
  private final Checkpoints checkpoints;

  /**
   * Trains and tells the progress.
   *
   * @param threads that compute each model; the artifact does not depend on it
   * @param checkpoints of the one run that this is for
   */
  public ModelTraining(int threads, TrainingProgress progress, Checkpoints checkpoints) {
    this.threads = threads;
    this.progress = progress;
    this.checkpoints = checkpoints;
  }

  /**
   * Trains without checkpoints.
   *
   * @param threads that compute each model; the artifact does not depend on it
   */
  public ModelTraining(int threads, TrainingProgress progress) {
    this(threads, progress, Checkpoints.NONE);
  }

  /** Trains on one thread and tells the progress. */
  public ModelTraining(TrainingProgress progress) {
    this(1, progress);
  }

  /**
   * Trains from random weights.
   *
   * @throws InvalidInputException if label and schema disagree, the rows lack a class, or those of
   *     an autoencoder are all the same
   */
  public TrainedModel pretrain(PretrainSpec spec, FeatureSchema schema, Rows rows) {
    if (spec.label() == null) {
      Autoencoder.requireDifferences(rows);
    } else {
      requireLabel(spec.label(), schema);
      requireBothClasses(rows);
    }
    if (spec.training().privacy() != null) {
      requireDeclaredScaling(schema);
    }
    RowColumns declared = schema.rowColumns();
    RowColumns columns = spec.label() == null ? declared.withoutLabelDelay() : declared;
    Network network = Network.random(spec.architecture(schema.width()), spec.seed());
    NetworkTrainer.Outcome outcome =
        new NetworkTrainer(spec.training(), spec.seed(), threads, progress, checkpoints)
            .fit(
                network,
                rows,
                LearningPlan.all(network.architecture(), spec.training().l2()),
                columns);
    ModelCard.Training training =
        new ModelCard.Training(
            spec.label() == null ? ModelCard.Kind.UNLABELLED : ModelCard.Kind.PRETRAINED,
            null,
            recipe(spec.training(), spec.seed(), columns, network.architecture()),
            outcome.epochsKept());
    if (spec.label() == null && spec.training().privacy() == null) {
      network = Autoencoder.scaled(network, rows);
    }
    return trained(network, schema, spec.card(), training, outcome, rows, specDigest(spec));
  }

  /**
   * Adapts a version to rows.
   *
   * @param parent the version; its schema, scaling included, is kept
   * @throws InvalidInputException if label and schema disagree, the rows lack a class, or there is
   *     no layer left to train
   */
  public TrainedModel fineTune(LoadedArtifact parent, FineTuneSpec spec, Rows rows) {
    Artifact base = parent.artifact();
    requireLabel(spec.label(), base.schema());
    requireBothClasses(rows);
    Adaptation start = Adaptation.of(base, spec);
    Network network = start.network();
    NetworkTrainer.Outcome outcome =
        new NetworkTrainer(spec.training(), spec.seed(), threads, progress, checkpoints)
            .fit(network, rows, start.plan(), base.schema().rowColumns());
    String recipe =
        "%s; the first %d layers frozen; output layer %s%s"
            .formatted(
                recipe(
                    spec.training(),
                    spec.seed(),
                    base.schema().rowColumns(),
                    network.architecture()),
                spec.frozenLayers(),
                spec.outputLayer().name().toLowerCase(Locale.ROOT),
                spec.transferOrNone().inWords());
    ModelCard.Training training =
        new ModelCard.Training(
            ModelCard.Kind.FINE_TUNED,
            parent.digest().hex(),
            recipe,
            outcome.epochsKept(),
            ParentCheck.NONE);
    return trained(network, base.schema(), spec.card(), training, outcome, rows, specDigest(spec));
  }

  private static TrainedModel trained(
      Network network,
      FeatureSchema schema,
      CardText text,
      ModelCard.Training training,
      NetworkTrainer.Outcome outcome,
      Rows rows,
      String specDigest) {
    ModelCard.Details details =
        new ModelCard.Details(
            text.name(), schema.name(), inWords(network.architecture()), "Concordat's fused step");
    ModelCard card = ModelCard.of(details, training, text.usage());
    SpendStatement spend = outcome.spend();
    Artifact artifact =
        new Artifact(
            network.architecture(),
            network.weights(),
            schema,
            card,
            (spend == null ? ExportManifest.withoutPrivacy() : ExportManifest.withPrivacy(spend))
                .and(schema)
                .and(network.architecture()));
    Descriptor.Summary summary =
        new Descriptor.Summary(
            rows.size(),
            network.architecture().reconstruction() == null ? rows.positives() : null,
            outcome.epochsRun(),
            outcome.epochsKept(),
            outcome.rate(),
            validation(network, outcome.validation()));
    return new TrainedModel(artifact, specDigest, summary, spend);
  }

  private static @Nullable Map<String, Double> validation(Network network, @Nullable Rows rows) {
    if (rows == null) {
      return null;
    }
    if (network.architecture().reconstruction() != null) {
      return Map.of(
          "reconstructionError", Arrays.stream(network.errors(rows)).average().orElseThrow());
    }
    RankingMetrics.Values values = new RankingMetrics(network.score(rows), rows.labels()).values();
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("rocAuc", values.rocAuc());
    named.put("prAuc", values.prAuc());
    named.put("recallAtFpr1", values.recallAtFpr1());
    named.put("brierScore", values.brierScore());
    return named;
  }

  private static String inWords(Architecture shape) {
    int last = shape.layers().size() - 1;
    Layer.Reconstruction reconstruction = shape.reconstruction();
    if (reconstruction == null) {
      return "%d inputs, %s hidden units, 1 output"
          .formatted(shape.inputs(), inWords(shape.layers().subList(0, last)));
    }
    int encoder = reconstruction.encoder();
    return "autoencoder: %d inputs, %s units down to the bottleneck, %s units back, the inputs again"
        .formatted(
            shape.inputs(),
            inWords(shape.layers().subList(0, encoder)),
            inWords(shape.layers().subList(encoder, last)));
  }

  private static String inWords(List<Layer> layers) {
    String units =
        layers.stream()
            .map(layer -> layer instanceof Layer.Dense ? layer.units() + "" : layer.toString())
            .collect(Collectors.joining(" and "));
    return units.isEmpty() ? "no" : units;
  }

  private static String recipe(
      TrainingSettings settings, long seed, RowColumns columns, Architecture shape) {
    TrainingSettings.EarlyStopping stopping = settings.earlyStopping();
    Descent descent = settings.descentOrUsual();
    String loss =
        shape.reconstruction() == null
            ? descent.lossInWords()
            : "the squared error of the inputs, labels unseen";
    return "%s, learning rate %s%s, at most %d passes, %d rows a step, L2 %s, dropout %s of inputs and %s of hidden units, class weighting %s, %s%s, seed %d"
        .formatted(
            descent.inWords(loss),
            descent.rateFinder() == null ? "" : "looked for up to ",
            settings.learningRate(),
            settings.epochs(),
            settings.batchSize(),
            settings.l2(),
            settings.inputDropout(),
            settings.dropout(),
            settings.classWeighting().name().toLowerCase(Locale.ROOT),
            stopping == null
                ? "no early stopping"
                : "early stopping on %s of the rows%s with patience %d"
                    .formatted(
                        stopping.validationShare(),
                        SplitRule.meant(stopping.split(), columns).inWords(columns),
                        stopping.patience()),
            settings.privacy() == null ? "" : ", " + settings.privacyInWords(),
            seed);
  }

  /** What a descriptor says of the spec that a version was trained by. */
  public static String specDigest(Record spec) {
    return Sha256.of(Json.bytes(spec)).hex();
  }

  private static void requireLabel(String label, FeatureSchema schema) {
    if (!label.equals(schema.label())) {
      throw new InvalidInputException(
          "'label' must be the schema's, '%s', but is '%s'".formatted(schema.label(), label));
    }
  }

  /**
   * Quantiles are taken from somebody's rows; a parent's are out already, a pretrainer's are not.
   */
  private static void requireDeclaredScaling(FeatureSchema schema) {
    if (schema.measured() != null) {
      throw new InvalidInputException(
          "A private pretraining scales by declared ranges, but %s were measured on rows"
              .formatted(schema.measured()));
    }
    for (Feature feature : schema.features()) {
      if (feature instanceof NumericFeature number && number.quantiles() != null) {
        throw new InvalidInputException(
            "A private pretraining scales by declared ranges, but feature '%s' has quantiles, which are taken from rows"
                .formatted(number.name()));
      }
    }
  }

  private static void requireBothClasses(Rows rows) {
    int positives = rows.positives();
    if (positives == 0 || positives == rows.size()) {
      throw new InvalidInputException(
          "Training rows must hold both labels, but %d of %d rows have label 1"
              .formatted(positives, rows.size()));
    }
  }
}
