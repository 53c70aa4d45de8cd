// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much depends on each model, as the bank classified it. */
@Service
@Transactional
public class ModelTiers {
  private final NamedParameterJdbcTemplate jdbc;

  ModelTiers(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes a model's tier, as its classification now says it. */
  public void classify(String modelId, String tier) {
    Map<String, String> values = Map.of("modelId", modelId, "tier", tier);
    if (jdbc.update("update model_tier set tier = :tier where model_id = :modelId", values) == 0) {
      jdbc.update("insert into model_tier (model_id, tier) values (:modelId, :tier)", values);
    }
  }

  /** The tiers of those of some models that have one, by model. */
  @Transactional(readOnly = true)
  public Map<String, String> of(Collection<String> modelIds) {
    Map<String, String> tiers = new HashMap<>();
    if (!modelIds.isEmpty()) {
      jdbc.query(
          "select model_id, tier from model_tier where model_id in (:ids)",
          Map.of("ids", modelIds),
          row -> {
            tiers.put(row.getString("model_id"), row.getString("tier"));
          });
    }
    return tiers;
  }
}
