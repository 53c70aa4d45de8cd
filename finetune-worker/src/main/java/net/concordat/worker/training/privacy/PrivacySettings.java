// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.RowColumns;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.FusedNetwork;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says about differential privacy. All of it is public: nothing here may be computed
 * from the rows, not even how many there are.
 *
 * @param unit what is protected as a whole
 * @param customerColumn the column that says whose row it is; needed for {@code CUSTOMER}, and for
 *     {@code ROW} unless a reason is given
 * @param rowsPerCustomer most rows of one customer that a step takes; for {@code CUSTOMER} alone
 * @param rowUnitReason why rows are protected one by one although customers have several, or though
 *     nobody says whose they are; for {@code ROW} alone
 * @param units how many units there are, as the privacy budget states it
 * @param clippingNorm the largest L2 norm of what one unit adds to a step's sum of gradients
 * @param noiseMultiplier standard deviation of the noise over the clipping norm; absent where it
 *     follows from the target
 * @param targetEpsilon what the whole run may spend; absent where the noise is given
 * @param delta at which the epsilon is stated, at most 1 / (10 x units)
 * @param classWeights how much a row of each class counts; absent means 1
 */
public record PrivacySettings(
    PrivacyUnit unit,
    @Nullable String customerColumn,
    @Nullable Integer rowsPerCustomer,
    @Nullable String rowUnitReason,
    int units,
    double clippingNorm,
    @Nullable Double noiseMultiplier,
    @Nullable Double targetEpsilon,
    double delta,
    @Nullable PublicClassWeights classWeights) {
  private static final int MOST_UNITS = 1_000_000_000;

  /** Refuses what no accountant could count, and a unit that is not what it seems. */
  public PrivacySettings {
    Checks.required("privacy.unit", unit);
    Checks.range("privacy.units", units, 1, MOST_UNITS);
    Checks.range("privacy.clippingNorm", clippingNorm, 1e-6, 1e6);
    if ((noiseMultiplier == null) == (targetEpsilon == null)) {
      throw new InvalidInputException(
          "A private run states either 'privacy.noiseMultiplier' or 'privacy.targetEpsilon', but"
              + (noiseMultiplier == null ? " neither is given" : " both are given"));
    }
    if (noiseMultiplier != null) {
      Checks.range("privacy.noiseMultiplier", noiseMultiplier, 0.3, 1e6);
    }
    if (targetEpsilon != null && !(targetEpsilon >= 0.01 && targetEpsilon <= 100)) {
      throw new InvalidInputException(
          "'privacy.targetEpsilon' must be between 0.01 and 100, since an epsilon of 0 lets nothing be learned and a large one hides nothing, but is %s"
              .formatted(targetEpsilon));
    }
    if (!(delta >= 1e-12 && delta <= 1.0 / (10.0 * units))) {
      throw new InvalidInputException(
          "'privacy.delta' must be at least 1e-12 and at most 1 / (10 x units), %s here, but is %s"
              .formatted(1.0 / (10.0 * units), delta));
    }
    checkUnit(unit, customerColumn, rowsPerCustomer, rowUnitReason);
  }

  /**
   * Public constants by which the rows of each class count.
   *
   * @param negative for rows without the event, more than 0
   * @param positive for rows with the event, more than 0
   */
  public record PublicClassWeights(double negative, double positive) {
    /** Refuses values outside their ranges. */
    public PublicClassWeights {
      Checks.range("privacy.classWeights.negative", negative, 1e-6, 1e6);
      Checks.range("privacy.classWeights.positive", positive, 1e-6, 1e6);
    }
  }

  /** The same for another number of units, at another delta. */
  public PrivacySettings ofUnits(int others, double otherDelta) {
    return new PrivacySettings(
        unit,
        customerColumn,
        rowsPerCustomer,
        rowUnitReason,
        others,
        clippingNorm,
        noiseMultiplier,
        targetEpsilon,
        otherDelta,
        classWeights);
  }

  /** What the plan of a run does not say. */
  public String inWords() {
    String clipped = ", clipping norm " + clippingNorm;
    String weighted =
        classWeights == null
            ? ""
            : ", class weights %s and %s"
                .formatted(classWeights.negative(), classWeights.positive());
    if (unit == PrivacyUnit.CUSTOMER) {
      return clipped
          + weighted
          + ", at most %d rows of a customer in a step".formatted(rowsPerCustomer);
    }
    String reason = rowUnitReason == null ? "" : ", rows one by one because: " + rowUnitReason;
    return clipped + weighted + reason;
  }

  /** The loss of one row, by public constants alone. */
  public BinaryLoss loss(double focus) {
    return classWeights == null
        ? new BinaryLoss(1, 1, focus)
        : new BinaryLoss((float) classWeights.negative(), (float) classWeights.positive(), focus);
  }

  /**
   * The schema by which rows are read: the model's, and whose each row is.
   *
   * @throws InvalidInputException if the schema names another column for that
   */
  public FeatureSchema toRead(FeatureSchema schema) {
    String declared = schema.rowColumns().customer();
    if (customerColumn == null || customerColumn.equals(declared)) {
      return schema;
    }
    if (declared != null) {
      throw new InvalidInputException(
          "'privacy.customerColumn' must be the schema's, '%s', but is '%s'"
              .formatted(declared, customerColumn));
    }
    RowColumns columns = schema.rowColumns();
    return new FeatureSchema(
        FeatureSchema.EXTENDED,
        schema.name(),
        schema.description(),
        schema.label(),
        schema.features(),
        new RowColumns(customerColumn, columns.time(), columns.labelDelayDays()),
        schema.measured());
  }

  private static void checkUnit(
      PrivacyUnit unit,
      @Nullable String customerColumn,
      @Nullable Integer rowsPerCustomer,
      @Nullable String rowUnitReason) {
    if (customerColumn != null) {
      Checks.text("privacy.customerColumn", customerColumn, 100);
    }
    if (unit == PrivacyUnit.CUSTOMER) {
      Checks.required("privacy.customerColumn", customerColumn);
      Checks.range(
          "privacy.rowsPerCustomer",
          Checks.required("privacy.rowsPerCustomer", rowsPerCustomer),
          1,
          FusedNetwork.CHUNK);
      refuseGiven("rowUnitReason", rowUnitReason, unit);
      return;
    }
    refuseGiven("rowsPerCustomer", rowsPerCustomer, unit);
    if (rowUnitReason != null) {
      Checks.text("privacy.rowUnitReason", rowUnitReason, 500);
    } else if (customerColumn == null) {
      throw new InvalidInputException(
          "With the unit ROW a spec names 'privacy.customerColumn', so that it is seen whether"
              + " customers have several rows, or says in 'privacy.rowUnitReason' why that does not"
              + " matter, but neither is given");
    }
  }

  private static void refuseGiven(String name, @Nullable Object value, PrivacyUnit unit) {
    if (value != null) {
      throw new InvalidInputException(
          "'privacy.%s' has no meaning with the unit %s, but is given".formatted(name, unit));
    }
  }
}
