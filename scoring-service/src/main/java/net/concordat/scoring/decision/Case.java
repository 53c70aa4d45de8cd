// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case to decide on.
 *
 * @param id that the caller gives it: asked for again, it is the same decision
 * @param values by field
 */
public record Case(
    @JsonProperty(required = true) UUID id, @JsonProperty(required = true) Values values) {
  /** Both are there. */
  public Case {
    Objects.requireNonNull(id, "a decision has an id");
    Objects.requireNonNull(values, "a decision is on values");
  }

  /** What it is decided on. */
  public Map<String, @Nullable Object> byField() {
    return values.byField();
  }
}
