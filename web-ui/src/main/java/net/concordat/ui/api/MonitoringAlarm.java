// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of a version's decisions that is beyond its limit.
 *
 * @param modelId the version's model
 * @param version its number
 * @param purpose what for
 * @param metric what is beyond its limit, such as psi
 * @param field the worst field; null for none
 * @param value as it was last found
 * @param limit beyond which it is
 * @param level ALARM, SUSPENSION_PROPOSED, SUSPENDING or SUSPENDED
 * @param windowFrom the beginning of the last window in which it was found
 * @param windowTo its end
 * @param raisedAt when
 * @param closedAt when a person closed it; null while it is open
 * @param closedByName who did; null while it is open
 * @param note what that one said about it; null while it is open
 */
public record MonitoringAlarm(
    UUID id,
    String modelId,
    int version,
    String purpose,
    String metric,
    @Nullable String field,
    double value,
    double limit,
    String level,
    Instant windowFrom,
    Instant windowTo,
    Instant raisedAt,
    @Nullable Instant closedAt,
    @Nullable String closedByName,
    @Nullable String note) {
  /** Whether nobody closed it. */
  public boolean isOpen() {
    return closedAt == null;
  }
}
