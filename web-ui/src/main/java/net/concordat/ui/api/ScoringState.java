// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bank's scoring service decides with.
 *
 * @param ledger what it knows of the ledger
 * @param versions champions and challengers
 * @param monitoring how measuring its decisions goes; null of a service that does not say
 */
public record ScoringState(Contact ledger, List<Served> versions, @Nullable Monitoring monitoring) {
  /**
   * How measuring windows of decisions goes.
   *
   * @param problem why none is measured, in a sentence; null where there is nothing to say
   */
  public record Monitoring(@Nullable String problem) {}

  /**
   * The ledger's last contact.
   *
   * @param contactAt when; null for never
   * @param away whether it is away now
   */
  public record Contact(@Nullable Instant contactAt, boolean away) {}

  /**
   * A version that serves.
   *
   * @param purpose for what
   * @param place CHAMPION or CHALLENGER
   * @param versionId its model's id and its number, with a stroke between
   * @param adoptionId by which the bank uses it
   * @param usable whether it may decide
   * @param reason why not, in a word; null where it may
   * @param detail why not, in a sentence; null where it may
   * @param threshold from which on it flags; null where its adoption says none
   */
  public record Served(
      String purpose,
      String place,
      String versionId,
      UUID adoptionId,
      boolean usable,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable Double threshold) {}
}
