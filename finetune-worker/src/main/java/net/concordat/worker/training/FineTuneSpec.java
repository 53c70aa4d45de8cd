// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.nio.file.Path;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.source.DataSpec;
import org.jspecify.annotations.Nullable;

/**
 * A request to adapt a version to a bank's own rows. File names are relative to the spec's folder.
 *
 * @param format always {@value #FORMAT}
 * @param data where the bank's rows are
 * @param schema feature schema file; if given, it must be the parent's
 * @param parentReport evaluation report of the parent with a search for triggers, which the card
 *     then names; absent where none was made
 * @param label the label column, which must be the parent schema's
 * @param frozenLayers how many layers, from the inputs on, keep the parent's weights bit by bit
 * @param outputLayer whether the output layer begins with the parent's weights
 * @param transfer how the parent's weights are held on to; absent means by frozen layers alone
 * @param seed of order of rows, dropout, validation split and a replaced output layer
 */
public record FineTuneSpec(
    String format,
    DataSpec data,
    @Nullable String schema,
    @Nullable String parentReport,
    String label,
    int frozenLayers,
    OutputLayer outputLayer,
    @Nullable Transfer transfer,
    TrainingSettings training,
    long seed,
    CardText card) {
  /** The only format this version reads. */
  public static final String FORMAT = "concordat-fine-tune/1";

  /** What becomes of the parent's output layer. */
  public enum OutputLayer {
    /** It begins with the parent's weights. */
    CONTINUED,
    /** It begins with random weights. */
    REPLACED
  }

  /** Refuses missing fields. */
  public FineTuneSpec {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "A fine-tuning spec's format must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.required("data", data);
    Checks.text("label", label, 100);
    Checks.range("frozenLayers", frozenLayers, 0, 15);
    Checks.required("outputLayer", outputLayer);
    Checks.required("training", training);
    Checks.required("card", card);
  }

  /** A request that names no report. */
  public FineTuneSpec(
      String format,
      DataSpec data,
      @Nullable String schema,
      String label,
      int frozenLayers,
      OutputLayer outputLayer,
      @Nullable Transfer transfer,
      TrainingSettings training,
      long seed,
      CardText card) {
    this(
        format,
        data,
        schema,
        null,
        label,
        frozenLayers,
        outputLayer,
        transfer,
        training,
        seed,
        card);
  }

  /** The transfer that is meant. */
  Transfer transferOrNone() {
    return transfer == null ? Transfer.NONE : transfer;
  }

  /**
   * Refuses a schema that is not the parent's.
   *
   * @param folder that the schema's name is relative to
   * @throws InvalidInputException if another schema is named
   */
  public void requireSchemaOf(LoadedArtifact parent, Path folder) {
    if (schema == null) {
      return;
    }
    Path file = folder.resolve(schema);
    String given = Json.read(file, FeatureSchema.class).digest().hex();
    String parents = parent.artifact().schema().digest().hex();
    if (!given.equals(parents)) {
      throw new InvalidInputException(
          "A derived version keeps its parent's schema, with digest %s, but %s has digest %s"
              .formatted(parents, file, given));
    }
  }

  /** The same request with other settings. */
  public FineTuneSpec withTraining(TrainingSettings other) {
    return new FineTuneSpec(
        format,
        data,
        schema,
        parentReport,
        label,
        frozenLayers,
        outputLayer,
        transfer,
        other,
        seed,
        card);
  }

  /** The same request with another seed. */
  public FineTuneSpec withSeed(long other) {
    return new FineTuneSpec(
        format,
        data,
        schema,
        parentReport,
        label,
        frozenLayers,
        outputLayer,
        transfer,
        training,
        other,
        card);
  }
}
