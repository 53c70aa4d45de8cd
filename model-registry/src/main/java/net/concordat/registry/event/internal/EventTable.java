// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.concordat.registry.event.Event;
import net.concordat.registry.event.EventKind;
import net.concordat.registry.event.EventPlace;
import net.concordat.registry.event.EventQuery;
import net.concordat.registry.event.KnownEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of what happened. */
@Component
public class EventTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String ADD =
      """
      insert into registry_event (event_number, event_key, kind, happened_at, known_at, model_id,
        version_number, data)
      values (:number, :key, :kind, :at, :knownAt, :modelId, :version, :data)
      """;

  private final NamedParameterJdbcTemplate jdbc;

  EventTable(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something that became known.
   *
   * @param at when the node recorded it, or the registry for what no ledger knows
   */
  record News(Event event, Instant at) {}

  /**
   * Keeps those that are new. Needs a transaction.
   *
   * @return whether any was
   */
  boolean add(List<News> news) {
    Set<String> known =
        new HashSet<>(
            jdbc.queryForList(
                "select event_key from registry_event where event_key in (:keys)",
                Map.of("keys", news.stream().map(item -> item.event().key()).toList()),
                String.class));
    List<News> added = news.stream().filter(item -> known.add(item.event().key())).toList();
    if (added.isEmpty()) {
      return false;
    }
    jdbc.update(
        "update registry_event_counter set last_number = last_number + :added where id = 1",
        Map.of("added", added.size()));
    long first = last() - added.size() + 1;
    List<MapSqlParameterSource> rows = new ArrayList<>();
    for (News item : added) {
      rows.add(row(first + rows.size(), item));
    }
    jdbc.batchUpdate(ADD, rows.toArray(MapSqlParameterSource[]::new));
    return true;
  }

  private static MapSqlParameterSource row(long number, News news) {
    Event event = news.event();
    return new MapSqlParameterSource()
        .addValue("number", number)
        .addValue("key", event.key())
        .addValue("kind", event.kind().name())
        .addValue("at", sql(event.at()))
        .addValue("knownAt", sql(news.at()))
        .addValue("modelId", event.data().get("modelId"))
        .addValue("version", event.data().get("version"))
        .addValue("data", JSON.valueToTree(event.data()).toString());
  }

  private static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** The number of the last; 0 if there is none. */
  public long last() {
    Long last =
        jdbc.queryForObject(
            "select last_number from registry_event_counter where id = 1", Map.of(), Long.class);
    return last == null ? 0 : last;
  }

  /** Those with higher numbers than one, in their order. */
  public List<KnownEvent> after(long number, int most) {
    return jdbc.query(
        "select * from registry_event where event_number > :number order by event_number"
            + " fetch first :most rows only",
        Map.of("number", number, "most", most),
        EventTable::event);
  }

  /** Events, the last known first. */
  public List<KnownEvent> find(EventQuery asked, @Nullable EventPlace after, int most) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    MapSqlParameterSource values = new MapSqlParameterSource("most", most);
    EventKind kind = asked.kind();
    if (kind != null) {
      conditions.add("kind = :kind");
      values.addValue("kind", kind.name());
    }
    if (asked.modelId() != null) {
      conditions.add("model_id = :modelId");
      values.addValue("modelId", asked.modelId());
    }
    if (asked.version() != null) {
      conditions.add("version_number = :version");
      values.addValue("version", asked.version());
    }
    Instant since = asked.since();
    if (since != null) {
      conditions.add("known_at >= :since");
      values.addValue("since", sql(since));
    }
    if (after != null) {
      // The first column alone once more, for an index that knows no comparison of rows.
      conditions.add("known_at <= :knownAt and (known_at, event_number) < (:knownAt, :number)");
      values.addValue("knownAt", sql(after.knownAt())).addValue("number", after.number());
    }
    return jdbc.query(
        "select * from registry_event where %s order by known_at desc, event_number desc fetch first :most rows only"
            .formatted(String.join(" and ", conditions)),
        values,
        EventTable::event);
  }

  private static KnownEvent event(ResultSet row, int number) throws SQLException {
    try {
      return new KnownEvent(
          row.getLong("event_number"),
          EventKind.valueOf(row.getString("kind")).word(),
          row.getObject("happened_at", OffsetDateTime.class).toInstant(),
          row.getObject("known_at", OffsetDateTime.class).toInstant(),
          JSON.readTree(row.getString("data")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Event " + row.getLong("event_number") + " cannot be read", e);
    }
  }
}
