// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import java.util.List;
import java.util.Optional;
import net.concordat.registry.document.MonitoredMetric;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the monitoring of a version.
 *
 * @param modelId its model
 * @param version its number
 * @param revision of the monitoring plan that says so; null if there is no plan
 * @param windowMinutes how long a window is
 * @param leastDecisions how many decisions it has at least
 * @param labelDelayHours how long after it labels are waited for
 * @param limits beyond which values something follows; none if nobody stated any
 */
public record MonitoringRules(
    String modelId,
    int version,
    @Nullable Integer revision,
    int windowMinutes,
    int leastDecisions,
    int labelDelayHours,
    List<MetricLimits> limits) {
  /**
   * The limits of one metric.
   *
   * @param metric which
   * @param alarm beyond which an alarm is raised; null for none
   * @param proposal beyond which a suspension is proposed; null for none
   * @param automatic beyond which two windows suspend, by the conditions of the adoption that
   *     stands; null for none
   */
  public record MetricLimits(
      MonitoredMetric metric,
      @Nullable Double alarm,
      @Nullable Double proposal,
      @Nullable Double automatic) {}

  /** The limits of a metric, if there are any. */
  public Optional<MetricLimits> of(MonitoredMetric metric) {
    return limits.stream().filter(any -> any.metric() == metric).findFirst();
  }
}
