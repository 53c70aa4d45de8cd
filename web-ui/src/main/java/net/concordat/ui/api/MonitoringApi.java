// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** What became of a bank's decisions. */
@Component
public final class MonitoringApi {
  /** So many windows of a version are shown. */
  public static final int WINDOWS = 200;

  private static final String MODEL = "modelId";
  private static final String VERSION = "version";
  private static final String ALARMS = "monitoring/alarms";

  private final RegistryClient registry;

  MonitoringApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** The newest windows of a version, the newest first. */
  public List<MonitoredWindow> windows(String modelId, int version) {
    Map<String, ?> query = Map.of(MODEL, modelId, VERSION, version, "limit", WINDOWS);
    return registry.page(MonitoredWindow.class, query, "monitoring/windows").items();
  }

  /** What was raised of a version, the last first. */
  public List<MonitoringAlarm> alarms(String modelId, int version) {
    Map<String, ?> query = Map.of(MODEL, modelId, VERSION, version);
    return registry.page(MonitoringAlarm.class, query, ALARMS).items();
  }

  /** What nobody has closed, of all versions. */
  public List<MonitoringAlarm> openAlarms() {
    return registry.all(MonitoringAlarm.class, Map.of("status", "OPEN"), ALARMS);
  }

  /**
   * Closes an alarm, for good.
   *
   * @param note what was found out about it, 1 to 4,000 characters
   */
  public void close(UUID alarm, String note) {
    registry.send(
        HttpMethod.POST,
        MonitoringAlarm.class,
        Map.of(),
        Map.of("note", note),
        ALARMS + "/{id}/closure",
        alarm);
  }

  /** What holds for a version. */
  public MonitoringRules rules(String modelId, int version) {
    return registry.get(
        MonitoringRules.class, Map.of(MODEL, modelId, VERSION, version), "monitoring/plan");
  }
}
