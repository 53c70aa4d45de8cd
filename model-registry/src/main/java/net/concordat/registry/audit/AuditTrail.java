// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit;

import java.util.List;
import java.util.Optional;
import net.concordat.registry.audit.internal.TransactionQueries;
import net.concordat.registry.audit.internal.TransactionRow;
import net.concordat.registry.ledger.LedgerTransaction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What every transaction did that this party's node has. */
@Service
@Transactional(readOnly = true)
public class AuditTrail {
  private final TransactionQueries queries;

  AuditTrail(TransactionQueries queries) {
    this.queries = queries;
  }

  /**
   * Transactions, the newest first.
   *
   * @param after the time and id of the one after which to begin; empty for the beginning
   * @param most how many at most
   */
  public List<LedgerTransaction> find(AuditQuery query, List<?> after, int most) {
    return queries.find(query, after, most).stream().map(TransactionRow::transaction).toList();
  }

  /** One transaction, if it has been told of. */
  public Optional<LedgerTransaction> transaction(String txId) {
    AuditQuery one = new AuditQuery(txId, null, null, null, null, null, null);
    return find(one, List.of(), 1).stream().findFirst();
  }
}
