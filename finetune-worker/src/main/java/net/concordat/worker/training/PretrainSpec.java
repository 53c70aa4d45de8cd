// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.DataSpec;
import org.jspecify.annotations.Nullable;

/**
 * A request to train a model from random weights. File names are relative to the spec's folder.
 *
 * @param format always {@value #FORMAT}
 * @param data where the training rows are
 * @param schema feature schema file
 * @param label the label column, which must be the schema's; absent for an autoencoder
 * @param hiddenLayers units of each hidden layer, if all are dense
 * @param layers the layers below the output, if some are of other kinds
 * @param autoencoder for training without labels; absent for a model that tells them
 * @param seed of initialisation, order of rows, dropout and validation split
 */
public record PretrainSpec(
    String format,
    DataSpec data,
    String schema,
    @Nullable String label,
    @Nullable List<Integer> hiddenLayers,
    @Nullable List<Layer> layers,
    @Nullable Autoencoder autoencoder,
    TrainingSettings training,
    long seed,
    CardText card) {
  /** The only format this version reads. */
  public static final String FORMAT = "concordat-pretrain/1";

  /** Refuses missing fields. */
  public PretrainSpec {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "A pretraining spec's format must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.required("data", data);
    Checks.text("schema", schema, 1000);
    if ((hiddenLayers == null) == (layers == null)) {
      throw new InvalidInputException(
          "A pretraining spec states either 'hiddenLayers' or 'layers', but "
              + (layers == null ? "neither is given" : "both are given"));
    }
    hiddenLayers = hiddenLayers == null ? null : Checks.list("hiddenLayers", hiddenLayers, 0, 15);
    layers = layers == null ? null : Checks.list("layers", layers, 0, 15);
    Checks.required("training", training);
    Checks.required("card", card);
    if (autoencoder == null) {
      Checks.text("label", label, 100);
    } else {
      requireUnlabelled(label, hiddenLayers == null ? layers : hiddenLayers, training);
    }
  }

  /** A request for a model that tells labels. */
  public PretrainSpec(
      String format,
      DataSpec data,
      String schema,
      String label,
      @Nullable List<Integer> hiddenLayers,
      @Nullable List<Layer> layers,
      TrainingSettings training,
      long seed,
      CardText card) {
    this(format, data, schema, label, hiddenLayers, layers, null, training, seed, card);
  }

  private static void requireUnlabelled(
      @Nullable String label, @Nullable List<?> encoder, TrainingSettings training) {
    if (label != null) {
      throw new InvalidInputException(
          "A spec states either 'label' or 'autoencoder', which looks at no labels, but both are given");
    }
    if (encoder == null || encoder.isEmpty()) {
      throw new InvalidInputException(
          "An autoencoder must have a hidden layer, its bottleneck, but has none");
    }
    Autoencoder.requireNoLabels(training);
  }

  /**
   * The same request.
   *
   * @param what what cannot be done without labels, as the beginning of a sentence
   * @throws InvalidInputException if it is for an autoencoder
   */
  public PretrainSpec requireLabels(String what) {
    if (autoencoder != null) {
      throw new InvalidInputException(
          what + " needs labels, so the spec must have 'label', but has 'autoencoder'");
    }
    return this;
  }

  /** The network that is meant, for rows of so many inputs. */
  Architecture architecture(int inputs) {
    List<Layer> all = new ArrayList<>();
    if (hiddenLayers != null) {
      hiddenLayers.forEach(units -> all.add(new Layer.Dense(units)));
    }
    if (layers != null) {
      all.addAll(layers);
    }
    if (autoencoder != null) {
      return autoencoder.architecture(inputs, all, training.inputDropout());
    }
    all.add(new Layer.Output(1));
    return Architecture.of(inputs, all);
  }

  /** The same request with other settings. */
  public PretrainSpec withTraining(TrainingSettings other) {
    return new PretrainSpec(
        format, data, schema, label, hiddenLayers, layers, autoencoder, other, seed, card);
  }

  /** The same request with another seed. */
  public PretrainSpec withSeed(long other) {
    return new PretrainSpec(
        format, data, schema, label, hiddenLayers, layers, autoencoder, training, other, card);
  }
}
