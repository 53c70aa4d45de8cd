// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.monitoring.KeptWindow;
import net.concordat.registry.monitoring.MonitoredWindow;
import net.concordat.registry.monitoring.WindowQuery;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of windows. */
@Component
@BankOnly
public class WindowTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private static final String ADD =
      """
      insert into monitoring_window (id, model_id, version_number, adoption_id, purpose, place,
        from_at, found, received_at)
      values (:id, :modelId, :version, :adoptionId, :purpose, :place, :from, :found, :at)
      """;

  private static final String OF =
      " model_id = :modelId and version_number = :version and purpose = :purpose"
          + " and place = :place";

  private final NamedParameterJdbcTemplate jdbc;

  WindowTable(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The window of the same version and beginning, if it was said before. */
  public Optional<KeptWindow> find(MonitoredWindow window) {
    return one("select * from monitoring_window where" + OF + " and from_at = :from", window);
  }

  /** The one before it under the same adoption. */
  Optional<KeptWindow> before(MonitoredWindow window) {
    return one(
        "select * from monitoring_window where"
            + OF
            + " and adoption_id = :adoptionId and from_at < :from"
            + " order by from_at desc fetch first 1 rows only",
        window);
  }

  private Optional<KeptWindow> one(String sql, MonitoredWindow window) {
    return jdbc.query(sql, of(window), WindowTable::kept).stream().findFirst();
  }

  private static MapSqlParameterSource of(MonitoredWindow window) {
    return new MapSqlParameterSource("modelId", window.modelId())
        .addValue("version", window.version())
        .addValue("adoptionId", window.adoptionId())
        .addValue("purpose", window.purpose())
        .addValue("place", window.place())
        .addValue("from", window.from().atOffset(ZoneOffset.UTC));
  }

  /** Keeps one for the first time. */
  public KeptWindow add(MonitoredWindow window, Instant at) {
    KeptWindow kept = new KeptWindow(UUID.randomUUID(), at, window);
    jdbc.update(
        ADD,
        of(window)
            .addValue("id", kept.id())
            .addValue("found", json(window))
            .addValue("at", at.atOffset(ZoneOffset.UTC)));
    return kept;
  }

  /** Puts the same with its outcome in a window's place. */
  public void complete(UUID id, MonitoredWindow window) {
    jdbc.update(
        "update monitoring_window set found = :found where id = :id",
        new MapSqlParameterSource("id", id).addValue("found", json(window)));
  }

  /** Windows, the newest first. */
  public List<KeptWindow> find(WindowQuery asked, @Nullable Place after, int most) {
    MapSqlParameterSource values = new MapSqlParameterSource("most", most);
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    with(conditions, values, "model_id = :modelId", "modelId", asked.modelId());
    with(conditions, values, "version_number = :version", "version", asked.version());
    with(conditions, values, "purpose = :purpose", "purpose", asked.purpose());
    with(conditions, values, "place = :place", "place", asked.place());
    with(conditions, values, "from_at >= :since", "since", time(asked.since()));
    with(conditions, values, "from_at < :until", "until", time(asked.until()));
    if (after != null) {
      conditions.add("(from_at, id) < (:afterAt, :afterId)");
      values.addValue("afterAt", time(after.at())).addValue("afterId", after.id());
    }
    return jdbc.query(
        "select * from monitoring_window where "
            + String.join(" and ", conditions)
            + " order by from_at desc, id desc fetch first :most rows only",
        values,
        WindowTable::kept);
  }

  static void with(
      List<String> conditions,
      MapSqlParameterSource values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.addValue(name, value);
    }
  }

  static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static KeptWindow kept(ResultSet row, int number) throws SQLException {
    try {
      return new KeptWindow(
          row.getObject("id", UUID.class),
          row.getObject("received_at", OffsetDateTime.class).toInstant(),
          JSON.readValue(row.getString("found"), MonitoredWindow.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A window that was kept cannot be read", e);
    }
  }

  private static String json(MonitoredWindow window) {
    try {
      return JSON.writeValueAsString(window);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A window cannot be written", e);
    }
  }
}
