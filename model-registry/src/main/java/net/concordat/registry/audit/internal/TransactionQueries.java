// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.registry.audit.AuditQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds transactions, the newest first. */
@Component
public class TransactionQueries {
  private static final List<String> ABOUT_VERSIONS =
      List.of(
          "model_version",
          "model_grant",
          "delivery_receipt",
          "evaluation",
          "approval",
          "adoption",
          "proposal");

  private final EntityManager entities;

  TransactionQueries(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Transactions.
   *
   * @param after the time and id of the one after which to begin; empty for the beginning
   */
  public List<TransactionRow> find(AuditQuery asked, List<?> after, int most) {
    Where where = new Where();
    where.and("t.tx_id = :txId", "txId", asked.txId());
    where.and("t.command = :command", "command", asked.command());
    where.and("t.happened_at >= :from", "from", asked.from());
    where.and("t.happened_at < :until", "until", asked.until());
    where.and(
        "t.tx_id in (select s.tx_id from ledger_transaction_signer s where s.signer = :party)",
        "party",
        asked.party());
    about(where, asked.modelId(), asked.version());
    if (!after.isEmpty()) {
      where.and("(t.happened_at, t.tx_id) < (:at, :id)", "at", after.get(0));
      where.values.put("id", after.get(1));
      where.and("t.happened_at <= :at", "at", after.get(0));
    }
    Query query =
        entities
            .createNativeQuery(
                "select t.* from ledger_transaction t%s order by t.happened_at desc, t.tx_id desc"
                    .formatted(where),
                TransactionRow.class)
            .setMaxResults(most);
    where.values.forEach(query::setParameter);
    List<?> found = query.getResultList();
    return found.stream().map(TransactionRow.class::cast).toList();
  }

  private static void about(Where where, @Nullable String modelId, @Nullable Integer version) {
    if (modelId == null) {
      return;
    }
    String number = version == null ? "" : " and version_number = :version";
    Stream<String> tables =
        version == null
            ? Stream.concat(Stream.of("registered_model"), ABOUT_VERSIONS.stream())
            : ABOUT_VERSIONS.stream();
    where.and(
        "t.tx_id in (%s)"
            .formatted(
                tables
                    .map(
                        table -> "select tx_id from " + table + " where model_id = :model" + number)
                    .collect(Collectors.joining(" union all "))),
        "model",
        modelId);
    if (version != null) {
      where.values.put("version", version);
    }
  }

  private static final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    void and(String condition, String name, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        values.put(name, value);
      }
    }

    @Override
    public String toString() {
      return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
  }
}
