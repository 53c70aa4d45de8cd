// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param decisions in the order of the cases
 * @param ledger whether the service knows that the ledger still says so
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Decided(List<DecidedCase> decisions, Ledger ledger) {
  /** Copies the list. */
  public Decided {
    decisions = List.copyOf(decisions);
  }

  /**
   * The ledger's last contact.
   *
   * @param contactAt when it was, as ISO 8601 has it; null if never
   * @param away whether it is out of contact, so that decisions go on by what was last known
   * @param problem why; null if it is not
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Ledger(@Nullable String contactAt, boolean away, @Nullable String problem) {}
}
