// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a model's input rows look like, declared in public: every artifact carries one, and a
 * derived version keeps its parent's.
 *
 * @param format {@value #FORMAT}, or {@value #EXTENDED} where something is declared that the former
 *     cannot hold
 * @param label the column with the answer: 1 for the event (a fraud, a default), 0 for none
 * @param rows columns that say whose a row is and when it was; absent means none
 * @param measured features whose scaling or values were measured on a bank's rows; absent means
 *     that all of it was declared
 */
public record FeatureSchema(
    String format,
    String name,
    String description,
    String label,
    List<Feature> features,
    @Nullable RowColumns rows,
    @Nullable List<String> measured) {
  /** The format of numbers, categories and flags, which every version reads. */
  public static final String FORMAT = "concordat-schema/1";

  /** The format of all that this version reads. */
  public static final String EXTENDED = "concordat-schema/2";

  /** Most network inputs that a schema may declare. */
  public static final int MAX_WIDTH = 16_384;

  /** Refuses a schema with repeated columns, too many inputs, or the label among its inputs. */
  public FeatureSchema {
    if (!FORMAT.equals(format) && !EXTENDED.equals(format)) {
      throw new InvalidInputException(
          "A schema's format must be '%s' or '%s', but is '%s'"
              .formatted(FORMAT, EXTENDED, format));
    }
    Checks.text("name", name, 100);
    Checks.text("description", description, 2000);
    Checks.text("label", label, 100);
    features = Checks.list("features", features, 1, MAX_WIDTH);
    Set<String> columns = new HashSet<>(Set.of(label));
    if (rows != null) {
      columns.addAll(rows.names());
    }
    for (Feature feature : features) {
      if (!columns.add(feature.name())) {
        throw new InvalidInputException(
            "Each column may be declared once, but '%s' is declared again"
                .formatted(feature.name()));
      }
    }
    requireMeasured(features, measured);
    measured = measured == null ? null : List.copyOf(measured);
    long width = features.stream().filter(Feature::isInput).mapToLong(Feature::width).sum();
    Checks.range("inputs of all features", width, 1, MAX_WIDTH);
  }

  private static void requireMeasured(List<Feature> features, @Nullable List<String> measured) {
    List<String> names = features.stream().map(Feature::name).toList();
    if (measured != null && !names.containsAll(measured)) {
      throw new InvalidInputException(
          "'measured' must name features, but names %s".formatted(measured));
    }
  }

  /** A schema without columns that say whose a row is or when it was. */
  public FeatureSchema(
      String format, String name, String description, String label, List<Feature> features) {
    this(format, name, description, label, features, null, null);
  }

  /** How many network inputs a row becomes. */
  @JsonIgnore
  public int width() {
    return inputs().stream().mapToInt(Feature::width).sum();
  }

  /** The features that the network sees, in the order of their inputs. */
  @JsonIgnore
  public List<Feature> inputs() {
    return features.stream().filter(Feature::isInput).toList();
  }

  /** The names of all features, also of those that the network does not see. */
  @JsonIgnore
  public List<String> featureNames() {
    return features.stream().map(Feature::name).toList();
  }

  /** The names of all columns that a source must have: features, label, customer, time. */
  @JsonIgnore
  public List<String> columns() {
    List<String> names = new ArrayList<>(featureNames());
    names.add(label);
    names.addAll(rowColumns().names());
    return names;
  }

  /** The columns that say whose a row is and when it was. */
  @JsonIgnore
  public RowColumns rowColumns() {
    return rows == null ? RowColumns.NONE : rows;
  }

  /** The SHA-256 of the schema as an artifact stores it. */
  @JsonIgnore
  public ArtifactDigest digest() {
    return Sha256.of(Json.bytes(this));
  }
}
