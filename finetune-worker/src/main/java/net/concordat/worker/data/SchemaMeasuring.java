// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.CellException;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;

/**
 * Measures on a bank's rows what nobody has declared in public: the scaling of numbers, and the
 * values of categories. What is measured leaves the bank with each model of the schema, so it is
 * coarse, and the schema names it: of a number the quantiles at 1 and 99 %, rounded to two digits;
 * of a category the values that {@value #FEWEST_CUSTOMERS} customers or more have (rows, where no
 * customer is named), the others going to the input for other values. That is no differential
 * privacy.
 */
public final class SchemaMeasuring {
  static final int FEWEST_CUSTOMERS = 20;

  private static final int SAMPLE = 200_000;
  private static final int MOST_VALUES = 100_000;
  private static final double LOW = 0.01;
  private static final double HIGH = 0.99;
  // The distance of these two quantiles of a normal distribution, in standard deviations.
  private static final double DISTANCE = 2 * 2.3263478740408408;

  private final FeatureSchema schema;
  private final List<Measured> measured = new ArrayList<>();

  /**
   * Measures some features of a schema, whose own scaling or values for them do not count.
   *
   * @throws InvalidInputException if a name is not that of a number or a category
   */
  public SchemaMeasuring(FeatureSchema schema, List<String> names) {
    this.schema = schema;
    for (String name : names) {
      Feature feature =
          schema.features().stream()
              .filter(f -> f.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "The schema '%s' must have what is measured, but has no feature '%s'"
                              .formatted(schema.name(), name)));
      measured.add(of(feature));
    }
  }

  private static Measured of(Feature feature) {
    if (feature instanceof NumericFeature number
        && number.transform() != NumericFeature.Transform.QUANTILE) {
      return new Spread(number);
    }
    if (feature instanceof CategoricalFeature category) {
      return new Values(category);
    }
    throw new InvalidInputException(
        "Only categories, and numbers without the transform QUANTILE, can be measured, but '%s' is neither"
            .formatted(feature.name()));
  }

  /** Reads all rows once and gives the schema that they lead to. */
  public FeatureSchema measure(RowSource source) {
    try (RowCursor cursor = source.open()) {
      BoundEncoder encoder = new BoundEncoder(source.name(), schema, cursor.header());
      int[] places = measured.stream().mapToInt(m -> cursor.header().indexOf(m.name())).toArray();
      long row = 0;
      for (List<String> cells = cursor.next(); cells != null; cells = cursor.next()) {
        row++;
        long customer = encoder.customer(row, cells);
        for (int i = 0; i < places.length; i++) {
          try {
            measured.get(i).add(cells.get(places[i]).strip(), customer);
          } catch (CellException e) {
            throw encoder.refused(row, measured.get(i).name(), e.getMessage());
          }
        }
      }
    }
    List<Feature> features = new ArrayList<>(schema.features());
    for (Measured one : measured) {
      features.replaceAll(f -> f.name().equals(one.name()) ? one.feature() : f);
    }
    Set<String> names = new TreeSet<>(schema.measured() == null ? List.of() : schema.measured());
    measured.forEach(one -> names.add(one.name()));
    return new FeatureSchema(
        FeatureSchema.EXTENDED,
        schema.name(),
        schema.description(),
        schema.label(),
        features,
        schema.rows(),
        List.copyOf(names));
  }

  /** What is gathered of one column. */
  private interface Measured {
    String name();

    void add(String cell, long customer) throws CellException;

    Feature feature();
  }

  /** Centre and spread of a number, from a sample that is all rows where they are few. */
  private static final class Spread implements Measured {
    private final NumericFeature declared;
    private final NumericFeature unscaled;
    private final Random random = new Random(1);
    private final float[] sample = new float[SAMPLE];
    private final float[] out = new float[2];
    private long seen;

    Spread(NumericFeature declared) {
      this.declared = declared;
      this.unscaled = scaled(0, 1);
    }

    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public void add(String cell, long customer) throws CellException {
      if (cell.isEmpty()) {
        return;
      }
      unscaled.encode(cell, out, 0);
      long place = seen < SAMPLE ? seen : random.nextLong(seen + 1);
      if (place < SAMPLE) {
        sample[(int) place] = out[0];
      }
      seen++;
    }

    @Override
    public Feature feature() {
      float[] sorted = Arrays.copyOf(sample, (int) Math.min(seen, SAMPLE));
      Arrays.sort(sorted);
      double low = sorted.length == 0 ? 0 : quantile(sorted, LOW);
      double high = sorted.length == 0 ? 0 : quantile(sorted, HIGH);
      if (!(low < high)) {
        throw new InvalidInputException(
            "'%s' must vary to be measured, but the quantiles at 1 and 99 %% of its %d values are one"
                .formatted(name(), seen));
      }
      return scaled(rounded((low + high) / 2), rounded((high - low) / DISTANCE));
    }

    private NumericFeature scaled(double mean, double sd) {
      return new NumericFeature(
          declared.name(),
          declared.min(),
          declared.max(),
          declared.transform(),
          mean,
          sd,
          declared.missing(),
          declared.unit(),
          declared.indicator(),
          null,
          declared.protection());
    }

    private static double quantile(float[] sorted, double share) {
      return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static double rounded(double value) {
      return BigDecimal.valueOf(value)
          .round(new MathContext(2, RoundingMode.HALF_EVEN))
          .doubleValue();
    }
  }

  /** The values of a category that enough customers have. */
  private static final class Values implements Measured {
    private final CategoricalFeature declared;
    private final Map<String, Set<Long>> customers = new TreeMap<>();

    Values(CategoricalFeature declared) {
      this.declared = declared;
    }

    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public void add(String cell, long customer) {
      if (cell.isEmpty()) {
        return;
      }
      Set<Long> known = customers.computeIfAbsent(cell, value -> new TreeSet<>());
      if (known.size() < FEWEST_CUSTOMERS) {
        known.add(customer);
      }
      if (customers.size() > MOST_VALUES) {
        throw new InvalidInputException(
            "'%s' must be a category to be measured, but has more than %d values"
                .formatted(name(), MOST_VALUES));
      }
    }

    @Override
    public Feature feature() {
      List<String> kept =
          customers.entrySet().stream()
              .filter(entry -> entry.getValue().size() == FEWEST_CUSTOMERS)
              .map(Map.Entry::getKey)
              .toList();
      if (kept.isEmpty()) {
        throw new InvalidInputException(
            "'%s' must have a value that %d customers have to be measured, but none of its %d has"
                .formatted(name(), FEWEST_CUSTOMERS, customers.size()));
      }
      return new CategoricalFeature(declared.name(), kept, true, declared.protection());
    }
  }
}
