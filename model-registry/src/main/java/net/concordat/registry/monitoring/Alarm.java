// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.document.MonitoredMetric;
import org.jspecify.annotations.Nullable;

/**
 * Something beyond its limit. While it is open, later windows move it rather than raise another.
 *
 * @param id which
 * @param modelId the version's model
 * @param version its number
 * @param adoptionId under which it decides
 * @param purpose what for
 * @param place CHAMPION or CHALLENGER
 * @param metric what is beyond its limit
 * @param field the worst field; null for the score, and for what is of no field
 * @param value as it was last found beyond the limit
 * @param limit beyond which it is: the plan's, or that of chance where that is wider
 * @param level how bad it is at worst
 * @param windowFrom the beginning of the last window in which it was found
 * @param windowTo its end
 * @param raisedAt when
 * @param closedAt when a person closed it; null while it is open
 * @param closedBy who did, as the realm numbers people
 * @param closedByName the same, as the realm showed the person then
 * @param note what the person said about it
 */
public record Alarm(
    UUID id,
    String modelId,
    int version,
    UUID adoptionId,
    String purpose,
    String place,
    MonitoredMetric metric,
    @Nullable String field,
    double value,
    double limit,
    Level level,
    Instant windowFrom,
    Instant windowTo,
    Instant raisedAt,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String closedByName,
    @Nullable String note) {
  /** How bad it is; each is worse than the one before. */
  public enum Level {
    /** A person should look. */
    ALARM,
    /** A person should stop the use of the version. */
    SUSPENSION_PROPOSED,
    /** Two windows agree, and people signed that this stops it: the node is asked. */
    SUSPENDING,
    /** Its use is suspended on the ledger. */
    SUSPENDED
  }

  /** Whether nobody closed it. */
  @JsonIgnore
  public boolean isOpen() {
    return closedAt == null;
  }
}
