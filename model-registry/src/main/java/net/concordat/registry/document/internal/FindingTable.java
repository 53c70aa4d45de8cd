// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.Finding;
import net.concordat.registry.document.FindingQuery;
import net.concordat.registry.document.ReportedFinding;
import net.concordat.registry.ledger.VersionNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of findings. */
@Component
public class FindingTable {
  /** So much of a description and of a name is kept for lists. */
  static final int DESCRIPTION = 1_000;

  static final int OWNER = 300;

  static final String ADD =
      """
      insert into finding (model_id, version_number, finding_id, severity, status, owner, due_date,
        description)
      values (:modelId, :version, :id, :severity, :status, :owner, :dueDate, :description)
      """;

  private final NamedParameterJdbcTemplate jdbc;

  FindingTable(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes what a report now says, instead of what it said before. Needs a transaction. */
  void replace(DocumentId report, List<Finding> findings) {
    jdbc.update(
        "delete from finding where model_id = :modelId and version_number = :version",
        Map.of("modelId", report.modelId(), "version", report.version()));
    jdbc.batchUpdate(
        ADD,
        findings.stream()
            .map(finding -> row(report, finding))
            .toArray(MapSqlParameterSource[]::new));
  }

  private static MapSqlParameterSource row(DocumentId report, Finding finding) {
    return new MapSqlParameterSource()
        .addValue("modelId", report.modelId())
        .addValue("version", report.version())
        .addValue("id", finding.id())
        .addValue("severity", finding.severity().name())
        .addValue("status", finding.status().name())
        .addValue("owner", beginning(finding.owner(), OWNER))
        .addValue("dueDate", finding.dueDate())
        .addValue("description", beginning(finding.description(), DESCRIPTION));
  }

  /** As every database can keep it: without U+0000 and half characters. */
  static String beginning(String text, int most) {
    String first = text.length() <= most ? text : text.substring(0, most);
    byte[] whole = first.replace('\0', ' ').getBytes(StandardCharsets.UTF_8);
    return new String(whole, StandardCharsets.UTF_8);
  }

  /** Findings, the first due first. */
  public List<ReportedFinding> find(FindingQuery asked, List<?> after, int most) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    MapSqlParameterSource values = new MapSqlParameterSource("most", most);
    is(conditions, values, "status", name(asked.status()));
    is(conditions, values, "severity", name(asked.severity()));
    is(conditions, values, "owner", asked.owner());
    is(conditions, values, "model_id", asked.modelId());
    if (asked.versions() != null) {
      conditions.add("(model_id, version_number) in (:versions)");
      values.addValue("versions", VersionNumber.rows(asked.versions()));
    }
    if (asked.dueBefore() != null) {
      conditions.add("due_date < :dueBefore");
      values.addValue("dueBefore", asked.dueBefore());
    }
    if (!after.isEmpty()) {
      conditions.add(
          "due_date >= :day and (due_date, model_id, version_number, finding_id)"
              + " > (:day, :model, :number, :finding)");
      values
          .addValue("day", after.get(0))
          .addValue("model", after.get(1))
          .addValue("number", after.get(2))
          .addValue("finding", after.get(3));
    }
    return jdbc.query(
        "select * from finding where %s order by due_date, model_id, version_number, finding_id fetch first :most rows only"
            .formatted(String.join(" and ", conditions)),
        values,
        FindingTable::finding);
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static void is(
      List<String> conditions,
      MapSqlParameterSource values,
      String column,
      @Nullable String value) {
    if (value != null) {
      conditions.add(column + " = :" + column);
      values.addValue(column, value);
    }
  }

  private static ReportedFinding finding(ResultSet row, int number) throws SQLException {
    return new ReportedFinding(
        row.getString("model_id"),
        row.getInt("version_number"),
        row.getString("finding_id"),
        Finding.Severity.valueOf(row.getString("severity")),
        Finding.Status.valueOf(row.getString("status")),
        row.getString("owner"),
        row.getObject("due_date", LocalDate.class),
        row.getString("description"));
  }
}
