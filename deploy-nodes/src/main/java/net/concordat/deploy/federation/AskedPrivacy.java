// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The differential privacy that each client of a federation is to keep to, over all rounds.
 *
 * @param epsilon the most that a bank spends
 * @param delta at which delta at most
 * @param clippingNorm the largest L2 norm of what one unit adds to a step
 * @param units batch size over this is how likely a step takes a unit
 * @param customerColumn whose rows are protected as a whole; null where each row is by itself
 */
public record AskedPrivacy(
    double epsilon, double delta, double clippingNorm, int units, @Nullable String customerColumn) {
  private static final int ROWS_OF_A_CUSTOMER = 4;

  String unit() {
    return customerColumn == null ? "ROW" : "CUSTOMER";
  }

  private long epsilonMillionths() {
    return (long) Math.floor(epsilon * 1e6);
  }

  private long deltaTrillionths() {
    return BigDecimal.valueOf(delta).movePointRight(12).longValue();
  }

  /** What the ledger's plan says. */
  Map<String, Object> terms() {
    return Map.of(
        "unit",
        unit(),
        "epsilonMillionths",
        epsilonMillionths(),
        "deltaTrillionths",
        deltaTrillionths());
  }

  /** What the specification says. */
  Map<String, Object> spec() {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("unit", unit());
    if (customerColumn == null) {
      spec.put("rowUnitReason", "The clients agreed to protect each row by itself.");
    } else {
      spec.put("customerColumn", customerColumn);
      spec.put("rowsPerCustomer", ROWS_OF_A_CUSTOMER);
    }
    spec.put("units", units);
    spec.put("clippingNorm", clippingNorm);
    spec.put("targetEpsilon", epsilon);
    spec.put("delta", delta);
    return spec;
  }

  /** Whether a federation is asked for with just this, or with none. */
  static boolean isIn(JsonNode federation, @Nullable AskedPrivacy privacy) {
    JsonNode training = federation.path("training");
    if (privacy == null) {
      return training.hasNonNull("nonPrivate");
    }
    return training.path("privacyUnit").asText().equals(privacy.unit())
        && training.path("epsilonMillionths").asLong() == privacy.epsilonMillionths()
        && training.path("deltaTrillionths").asLong() == privacy.deltaTrillionths();
  }
}
