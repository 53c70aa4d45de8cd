// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** What documents say now: read without entities, which would stay until a long question ends. */
@Component
public class StandingTexts {
  private static final String STANDING =
      """
      select d.kind, d.content from document_revision d
      where d.model_id = :modelId and d.version_number = :version and d.revision =
        (select max(l.revision) from document_revision l where l.model_id = d.model_id
           and l.version_number = d.version_number and l.kind = d.kind)
      """;

  private final NamedParameterJdbcTemplate jdbc;

  StandingTexts(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those of a version, or of a model itself, by kind. Needs a transaction.
   *
   * @param version 0 for the model's own
   */
  public Map<String, JsonNode> of(String modelId, int version) {
    Map<String, JsonNode> said = new HashMap<>();
    jdbc.query(
        STANDING,
        Map.of("modelId", modelId, "version", version),
        row -> {
          said.put(row.getString("kind"), DocumentText.tree(row.getString("content")));
        });
    return said;
  }
}
