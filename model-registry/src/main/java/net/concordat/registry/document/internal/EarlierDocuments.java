// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads once, after V13, what documents say that were written before it. */
@Component
class EarlierDocuments implements JavaMigration {
  private static final String STANDING =
      """
      select d.model_id, d.version_number, d.kind, d.content from document_revision d
      where d.kind in ('classification', 'validation-report') and d.revision =
        (select max(l.revision) from document_revision l where l.model_id = d.model_id
           and l.version_number = d.version_number and l.kind = d.kind)
      """;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("13.1");
  }

  @Override
  public String getDescription() {
    return "earlier documents";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (Statement documents = context.getConnection().createStatement();
        ResultSet standing = documents.executeQuery(STANDING);
        PreparedStatement tier =
            context
                .getConnection()
                .prepareStatement("insert into model_tier (model_id, tier) values (?, ?)");
        PreparedStatement finding =
            context.getConnection().prepareStatement(FindingTable.ADD.replaceAll(":\\w+", "?"))) {
      while (standing.next()) {
        JsonNode said = DocumentText.tree(standing.getString("content"));
        if (standing.getString("kind").equals("classification")) {
          tier.setString(1, standing.getString("model_id"));
          tier.setString(2, said.path("materialityTier").asText());
          tier.addBatch();
        } else {
          add(finding, standing, said.path("findings"));
        }
      }
      tier.executeBatch();
      finding.executeBatch();
    }
  }

  /** No year was refused before. */
  private static LocalDate day(LocalDate due) {
    return due.withYear(Math.min(Math.max(due.getYear(), 1), 9999));
  }

  private static void add(PreparedStatement add, ResultSet report, JsonNode findings)
      throws SQLException {
    for (JsonNode finding : findings) {
      add.setString(1, report.getString("model_id"));
      add.setInt(2, report.getInt("version_number"));
      add.setString(3, finding.path("id").asText());
      add.setString(4, finding.path("severity").asText());
      add.setString(5, finding.path("status").asText());
      add.setString(6, FindingTable.beginning(finding.path("owner").asText(), FindingTable.OWNER));
      add.setObject(7, day(LocalDate.parse(finding.path("dueDate").asText())));
      add.setString(
          8,
          FindingTable.beginning(finding.path("description").asText(), FindingTable.DESCRIPTION));
      add.addBatch();
    }
  }
}
