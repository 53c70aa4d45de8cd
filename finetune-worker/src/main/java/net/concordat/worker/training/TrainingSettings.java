// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.privacy.PrivacyPlan;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;

/**
 * How weights are fitted, by Adam on cross-entropy unless {@code descent} says otherwise.
 *
 * @param learningRate step size, above 0 and at most 1; the largest one where it is looked for
 * @param epochs most passes over the rows
 * @param batchSize rows per step
 * @param l2 weight of half the squared weights in the loss
 * @param inputDropout share of a row's inputs that is dropped in a step, below 1
 * @param dropout share of a hidden layer's outputs that is dropped in a step, below 1
 * @param classWeighting how much a rare event counts
 * @param earlyStopping when to stop before {@code epochs}; absent means never
 * @param descent absent for the usual way
 * @param privacy absent for a run without differential privacy
 */
public record TrainingSettings(
    double learningRate,
    int epochs,
    int batchSize,
    double l2,
    double inputDropout,
    double dropout,
    ClassWeighting classWeighting,
    @Nullable EarlyStopping earlyStopping,
    @Nullable Descent descent,
    @Nullable PrivacySettings privacy) {

  /** Refuses values outside their ranges. */
  public TrainingSettings {
    Checks.range("training.learningRate", learningRate, 1e-7, 1);
    Checks.range("training.epochs", epochs, 1, 100_000);
    Checks.range("training.batchSize", batchSize, 1, 1_000_000);
    Checks.range("training.l2", l2, 0, 100);
    Checks.range("training.inputDropout", inputDropout, 0, 0.95);
    Checks.range("training.dropout", dropout, 0, 0.95);
    Checks.required("training.classWeighting", classWeighting);
    if (privacy != null) {
      checkPrivate(classWeighting, earlyStopping, descent);
      PrivacyPlan.of(privacy, batchSize, epochs);
    }
    if (earlyStopping == null && descent != null && descent.scheduleOrConstant().onPlateau()) {
      throw new InvalidInputException(
          "The decay ON_PLATEAU needs 'training.earlyStopping', whose validation loss it watches, but there is none");
    }
  }

  /** Settings with the usual descent, without privacy. */
  public TrainingSettings(
      double learningRate,
      int epochs,
      int batchSize,
      double l2,
      double inputDropout,
      double dropout,
      ClassWeighting classWeighting,
      @Nullable EarlyStopping earlyStopping) {
    this(
        learningRate,
        epochs,
        batchSize,
        l2,
        inputDropout,
        dropout,
        classWeighting,
        earlyStopping,
        null,
        null);
  }

  private static void checkPrivate(
      ClassWeighting weighting, @Nullable EarlyStopping stopping, @Nullable Descent descent) {
    if (stopping != null) {
      throw new InvalidInputException(
          "Early stopping on private rows is a spend of its own, which this run would not count: a spec with 'training.privacy' has no 'training.earlyStopping', but this one has");
    }
    if (descent != null && descent.rateFinder() != null) {
      throw new InvalidInputException(
          "A search for the learning rate on private rows is a spend of its own, which this run would not count: a spec with 'training.privacy' has no 'training.descent.rateFinder', but this one has");
    }
    if (weighting != ClassWeighting.NONE) {
      throw new InvalidInputException(
          "Class weights of a private run are public constants, in 'privacy.classWeights', and 'training.classWeighting' is NONE, but is %s, which counts labels"
              .formatted(weighting));
    }
  }

  /** What a private run protects and how, for the card; nothing without privacy. */
  String privacyInWords() {
    return privacy == null
        ? ""
        : PrivacyPlan.of(privacy, batchSize, epochs).spend().inWords() + privacy.inWords();
  }

  /** The schema by which the rows are read that a model with this one is trained on. */
  public FeatureSchema toRead(FeatureSchema schema) {
    return privacy == null ? schema : privacy.toRead(schema);
  }

  /** The optimizer that is meant. */
  public Optimizer.Kind descentKind() {
    return descentOrUsual().kind();
  }

  /** The same with another batch, under another privacy. */
  public TrainingSettings inPrivate(int batch, PrivacySettings other) {
    return new TrainingSettings(
        learningRate,
        epochs,
        batch,
        l2,
        inputDropout,
        dropout,
        classWeighting,
        earlyStopping,
        descent,
        other);
  }

  /** The descent that is meant. */
  Descent descentOrUsual() {
    return descent == null ? Descent.USUAL : descent;
  }

  /** How much the rows of one class count. */
  public enum ClassWeighting {
    /** Every row counts the same. */
    NONE,
    /** Both classes count the same as a whole: each row by rows / (2 x rows of its class). */
    BALANCED,
    /** The square root of {@link #BALANCED}, scaled to mean 1: between the two. */
    SQUARE_ROOT
  }

  /**
   * Stopping on a validation split of the training rows.
   *
   * @param validationShare share of the rows that are held out, above 0 and at most 0.5
   * @param patience passes without a lower validation loss after which training stops
   * @param split which rows are held out; absent means in time order and by customer as far as the
   *     schema declares such columns, else at random
   */
  public record EarlyStopping(double validationShare, int patience, @Nullable SplitRule split) {
    /** Stopping on the split that follows from the schema. */
    public EarlyStopping(double validationShare, int patience) {
      this(validationShare, patience, null);
    }

    /** Refuses values outside their ranges. */
    public EarlyStopping {
      Checks.range("training.earlyStopping.validationShare", validationShare, 0.01, 0.5);
      Checks.range("training.earlyStopping.patience", patience, 1, 100_000);
    }
  }
}
