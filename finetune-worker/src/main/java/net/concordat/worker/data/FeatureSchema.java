// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.common.ArtifactDigest;
import net.concordat.worker.Checks;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.Json;
import net.concordat.worker.Sha256;

/**
 * What a model's input rows look like, declared in public: every artifact carries one, and a
 * derived version keeps its parent's.
 *
 * @param format always {@value #FORMAT}
 * @param label the column with the answer: 1 for the event (a fraud, a default), 0 for none
 */
public record FeatureSchema(
    String format, String name, String description, String label, List<Feature> features) {
  /** The only format this version reads. */
  public static final String FORMAT = "concordat-schema/1";

  /** Most network inputs that a schema may declare. */
  public static final int MAX_WIDTH = 16_384;

  /** Refuses a schema with repeated columns, too many inputs, or the label among its inputs. */
  public FeatureSchema {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "A schema's format must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.text("name", name, 100);
    Checks.text("description", description, 2000);
    Checks.text("label", label, 100);
    features = Checks.list("features", features, 1, MAX_WIDTH);
    Set<String> columns = new HashSet<>(Set.of(label));
    for (Feature feature : features) {
      if (!columns.add(feature.name())) {
        throw new InvalidInputException(
            "Each column may be declared once, but '%s' is declared again"
                .formatted(feature.name()));
      }
    }
    Checks.range(
        "inputs of all features", features.stream().mapToInt(Feature::width).sum(), 1, MAX_WIDTH);
  }

  /** How many network inputs a row becomes. */
  @JsonIgnore
  public int width() {
    return features.stream().mapToInt(Feature::width).sum();
  }

  /** The SHA-256 of the schema as an artifact stores it. */
  @JsonIgnore
  public ArtifactDigest digest() {
    return Sha256.of(Json.bytes(this));
  }
}
