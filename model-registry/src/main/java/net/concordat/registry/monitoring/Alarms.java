// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import java.util.List;
import java.util.UUID;
import net.concordat.registry.monitoring.internal.AlarmTable;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was raised, and what people said about it. */
@Service
@BankOnly
@Transactional
public class Alarms {
  private final AlarmTable table;

  Alarms(AlarmTable table) {
    this.table = table;
  }

  /**
   * Alarms, the last raised first.
   *
   * @param open whether nobody closed them; null for either
   * @param modelId of this model; null for any
   * @param version of its version of this number; null for any
   * @param after after which to begin; null for the beginning
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Alarm> find(
      @Nullable Boolean open,
      @Nullable String modelId,
      @Nullable Integer version,
      @Nullable Place after,
      int most) {
    return table.find(open, modelId, version, after, most);
  }

  /**
   * Closes an alarm; the same again is the same.
   *
   * @throws NotFoundException if there is none
   * @throws MonitoringProblem if it is closed otherwise
   */
  public Alarm close(UUID id, Caller who, String note) {
    boolean closed = table.close(id, who.subject(), who.name(), note);
    Alarm alarm =
        table.find(id).orElseThrow(() -> new NotFoundException("There is no alarm " + id + "."));
    if (!closed && !(who.subject().equals(alarm.closedBy()) && note.equals(alarm.note()))) {
      throw MonitoringProblem.conflict(
          "The alarm %s was closed at %s, and stays as it was closed."
              .formatted(id, alarm.closedAt()));
    }
    return alarm;
  }
}
