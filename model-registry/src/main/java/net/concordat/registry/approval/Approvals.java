// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.approval;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import net.concordat.registry.approval.internal.ApprovalRow;
import net.concordat.registry.approval.internal.ApprovalRows;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Members' votes on versions. */
@Service
@Transactional(readOnly = true)
public class Approvals {
  private final ApprovalRows rows;

  Approvals(ApprovalRows rows) {
    this.rows = rows;
  }

  /** Those that stand on any version of some models. */
  public List<ApprovalFact> on(Collection<String> modelIds) {
    if (modelIds.isEmpty()) {
      return List.of();
    }
    return rows
        .findBy(
            Held.<ApprovalRow>asOf(null)
                .and((row, query, builder) -> row.get("modelId").in(modelIds)),
            found -> found.all())
        .stream()
        .map(row -> row.standing().fact())
        .toList();
  }

  /** Those of a version, in the order in which they came to be. */
  public List<Standing<ApprovalFact>> of(String modelId, int version, @Nullable Instant asOf) {
    return of(List.of(new VersionNumber(modelId, version)), asOf);
  }

  /** Those of some versions, in the order in which they came to be. */
  public List<Standing<ApprovalFact>> of(
      Collection<VersionNumber> versions, @Nullable Instant asOf) {
    return rows
        .findBy(
            Held.<ApprovalRow>asOf(asOf).and(Held.of(versions)),
            found -> found.sortBy(Sort.by("validFrom", "id.txId")).all())
        .stream()
        .map(ApprovalRow::standing)
        .toList();
  }
}
