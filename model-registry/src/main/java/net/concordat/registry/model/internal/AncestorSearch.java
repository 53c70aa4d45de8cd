// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows versions to what they were made from, however far back, in one query. */
@Component
public class AncestorSearch {
  private static final String LINE =
      """
      with recursive line (tx_id, output_index, parent_model_id, parent_version, generation) as (
        select t.tx_id, t.output_index, t.parent_model_id, t.parent_version, 0
        from model_version t
        where t.model_id = :modelId and t.version_number = :version and %1$s
        union all
        select t.tx_id, t.output_index, t.parent_model_id, t.parent_version, l.generation + 1
        from line l
        join model_version t
          on t.model_id = l.parent_model_id and t.version_number = l.parent_version
        where %1$s
      )
      select v.* from line l
      join model_version v on v.tx_id = l.tx_id and v.output_index = l.output_index
      order by l.generation
      """;

  private final EntityManager entities;

  AncestorSearch(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * A version, its parent, that one's parent, and so on.
   *
   * @param asOf as they stood at this instant; null for now
   */
  public List<ModelVersionRow> from(String modelId, int version, @Nullable Instant asOf) {
    Map<String, Object> values = new HashMap<>(Map.of("modelId", modelId, "version", version));
    Query query =
        entities.createNativeQuery(
            LINE.formatted(TextSearch.held(asOf, values)), ModelVersionRow.class);
    values.forEach(query::setParameter);
    List<?> found = query.getResultList();
    return found.stream().map(ModelVersionRow.class::cast).toList();
  }
}
