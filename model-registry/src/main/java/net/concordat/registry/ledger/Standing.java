// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact with the time in which it held, by the ledger.
 *
 * @param fact what was said
 * @param state where on the ledger
 * @param since from when on
 * @param until from when on no longer; null if it holds
 * @param <F> the kind of fact
 */
public record Standing<F extends Fact>(
    @JsonUnwrapped F fact, StateId state, Instant since, @Nullable Instant until) {
  /**
   * Whether it held at an instant.
   *
   * @param asOf the instant; null for now
   */
  public boolean heldAt(@Nullable Instant asOf) {
    return asOf == null
        ? until == null
        : !since.isAfter(asOf) && (until == null || until.isAfter(asOf));
  }
}
