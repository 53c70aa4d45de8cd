// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the monitoring of a version.
 *
 * @param revision of the plan that says so; null if there is none
 * @param windowMinutes how long a window is
 * @param leastDecisions how many decisions it has at least
 * @param labelDelayHours how long after it labels are waited for
 * @param limits beyond which something follows; none if nobody stated any
 */
public record MonitoringRules(
    @Nullable Integer revision,
    int windowMinutes,
    int leastDecisions,
    int labelDelayHours,
    List<Limits> limits) {
  /** The limits of a metric, if there are any. */
  public Optional<Limits> of(String metric) {
    return limits.stream().filter(each -> each.metric().equals(metric)).findFirst();
  }

  /**
   * The limits of one metric.
   *
   * @param alarm beyond which an alarm is raised; null for none
   * @param proposal beyond which a suspension is proposed; null for none
   * @param automatic beyond which two windows suspend, by the adoption's conditions; null for none
   */
  public record Limits(
      String metric,
      @Nullable Double alarm,
      @Nullable Double proposal,
      @Nullable Double automatic) {}
}
