// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.document.MonitoredMetric;
import net.concordat.registry.monitoring.Alarm;
import net.concordat.registry.monitoring.Alarm.Level;
import net.concordat.registry.monitoring.AlarmChanged;
import net.concordat.registry.monitoring.MonitoredWindow;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of alarms. Its changes need a transaction. */
@Component
@BankOnly
public class AlarmTable {
  private static final String ADD =
      """
      insert into monitoring_alarm (id, model_id, version_number, adoption_id, purpose, place,
        metric, field, found_value, limit_value, alarm_level, window_from, window_to, raised_at)
      values (:id, :modelId, :version, :adoptionId, :purpose, :place,
        :metric, :field, :value, :limit, :level, :from, :to, :at)
      """;

  private static final String MOVE =
      """
      update monitoring_alarm set field = :field, found_value = :value, limit_value = :limit,
        alarm_level = :level, window_from = :from, window_to = :to
      where id = :id
      """;

  private static final String CLOSE =
      """
      update monitoring_alarm set closed_at = :at, closed_by = :by, closed_by_name = :name,
        note = :note
      where id = :id and closed_at is null
      """;

  private final NamedParameterJdbcTemplate jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AlarmTable(NamedParameterJdbcTemplate jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Raises an alarm, or moves the one that is open about the same. One that suspended is done with:
   * what comes after people reinstated the adoption is another.
   */
  void raise(MonitoredWindow window, Reading reading, double limit, Level level) {
    Optional<Alarm> open = open(window, reading);
    Level now = open.map(Alarm::level).filter(before -> before.compareTo(level) > 0).orElse(level);
    Instant at = now();
    UUID id = open.map(Alarm::id).orElseGet(UUID::randomUUID);
    jdbc.update(
        open.isPresent() ? MOVE : ADD,
        new MapSqlParameterSource("id", id)
            .addValue("modelId", window.modelId())
            .addValue("version", window.version())
            .addValue("adoptionId", window.adoptionId())
            .addValue("purpose", window.purpose())
            .addValue("place", window.place())
            .addValue("metric", reading.metric().name())
            .addValue("field", reading.field())
            .addValue("value", reading.value())
            .addValue("limit", limit)
            .addValue("level", now.name())
            .addValue("from", window.from().atOffset(ZoneOffset.UTC))
            .addValue("to", window.to().atOffset(ZoneOffset.UTC))
            .addValue("at", at.atOffset(ZoneOffset.UTC)));
    if (open.map(Alarm::level).filter(now::equals).isEmpty()) {
      tell(id, at);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void tell(UUID id, Instant at) {
    find(id).ifPresent(alarm -> events.publishEvent(new AlarmChanged(alarm, at)));
  }

  private Optional<Alarm> open(MonitoredWindow window, Reading reading) {
    return jdbc
        .query(
            "select * from monitoring_alarm where closed_at is null and alarm_level <> 'SUSPENDED'"
                + " and adoption_id = :adoptionId and place = :place and metric = :metric"
                + " and field is "
                + (reading.field() == null ? "null" : "not null"),
            new MapSqlParameterSource("adoptionId", window.adoptionId())
                .addValue("place", window.place())
                .addValue("metric", reading.metric().name()),
            AlarmTable::alarm)
        .stream()
        .findFirst();
  }

  /** One of them. */
  public Optional<Alarm> find(UUID id) {
    return jdbc
        .query(
            "select * from monitoring_alarm where id = :id",
            new MapSqlParameterSource("id", id),
            AlarmTable::alarm)
        .stream()
        .findFirst();
  }

  /**
   * Alarms, the last raised first.
   *
   * @param open whether nobody closed them; null for either
   */
  public List<Alarm> find(
      @Nullable Boolean open,
      @Nullable String modelId,
      @Nullable Integer version,
      @Nullable Place after,
      int most) {
    MapSqlParameterSource values = new MapSqlParameterSource("most", most);
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    if (open != null) {
      conditions.add(open ? "closed_at is null" : "closed_at is not null");
    }
    WindowTable.with(conditions, values, "model_id = :modelId", "modelId", modelId);
    WindowTable.with(conditions, values, "version_number = :version", "version", version);
    if (after != null) {
      conditions.add("(raised_at, id) < (:afterAt, :afterId)");
      values.addValue("afterAt", WindowTable.time(after.at())).addValue("afterId", after.id());
    }
    return jdbc.query(
        "select * from monitoring_alarm where "
            + String.join(" and ", conditions)
            + " order by raised_at desc, id desc fetch first :most rows only",
        values,
        AlarmTable::alarm);
  }

  /** Closes one that is open; returns whether it was. */
  public boolean close(UUID id, String by, String name, String note) {
    Instant at = now();
    boolean closed =
        jdbc.update(
                CLOSE,
                new MapSqlParameterSource("id", id)
                    .addValue("at", at.atOffset(ZoneOffset.UTC))
                    .addValue("by", by)
                    .addValue("name", name)
                    .addValue("note", note))
            > 0;
    if (closed) {
      tell(id, at);
    }
    return closed;
  }

  /** A suspension that is to be asked for, or was. */
  record Due(UUID alarm, UUID adoptionId, int attempts, @Nullable UUID command) {}

  /** Those that are not on the ledger yet, whether somebody closed their alarm or not. */
  List<Due> due() {
    return jdbc.query(
        "select id, adoption_id, attempts, command_id from monitoring_alarm"
            + " where alarm_level = 'SUSPENDING' order by raised_at, id",
        (row, number) ->
            new Due(
                row.getObject("id", UUID.class),
                row.getObject("adoption_id", UUID.class),
                row.getInt("attempts"),
                row.getObject("command_id", UUID.class)));
  }

  void asked(UUID alarm, int attempts, @Nullable UUID command) {
    jdbc.update(
        "update monitoring_alarm set attempts = :attempts, command_id = :command where id = :id",
        new MapSqlParameterSource("id", alarm)
            .addValue("attempts", attempts)
            .addValue("command", command));
  }

  void suspended(UUID alarm) {
    jdbc.update(
        "update monitoring_alarm set alarm_level = 'SUSPENDED' where id = :id",
        new MapSqlParameterSource("id", alarm));
    tell(alarm, now());
  }

  private static Alarm alarm(ResultSet row, int number) throws SQLException {
    return new Alarm(
        row.getObject("id", UUID.class),
        row.getString("model_id"),
        row.getInt("version_number"),
        row.getObject("adoption_id", UUID.class),
        row.getString("purpose"),
        row.getString("place"),
        MonitoredMetric.valueOf(row.getString("metric")),
        row.getString("field"),
        row.getDouble("found_value"),
        row.getDouble("limit_value"),
        Level.valueOf(row.getString("alarm_level")),
        time(row, "window_from"),
        time(row, "window_to"),
        time(row, "raised_at"),
        row.getObject("closed_at") == null ? null : time(row, "closed_at"),
        row.getString("closed_by"),
        row.getString("closed_by_name"),
        row.getString("note"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
