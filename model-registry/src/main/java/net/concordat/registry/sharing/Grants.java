// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.sharing.internal.DeliveryReceiptRow;
import net.concordat.registry.sharing.internal.DeliveryReceiptRows;
import net.concordat.registry.sharing.internal.GrantRow;
import net.concordat.registry.sharing.internal.GrantRows;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Grants, and what was delivered under them. */
@Service
@Transactional(readOnly = true)
public class Grants {
  private final GrantRows grants;
  private final DeliveryReceiptRows receipts;

  Grants(GrantRows grants, DeliveryReceiptRows receipts) {
    this.grants = grants;
    this.receipts = receipts;
  }

  /**
   * Grants by id.
   *
   * @param after the id after which to begin; null for the beginning
   * @param most how many at most
   */
  public List<Standing<GrantFact>> find(GrantQuery query, @Nullable UUID after, int most) {
    Specification<GrantRow> asked =
        Held.<GrantRow>asOf(query.asOf())
            .and(Held.with("grantor", query.grantor()))
            .and(Held.with("grantee", query.grantee()))
            .and(Held.with("status", query.status()))
            .and(Held.within("expiresAt", query.endsFrom(), query.endsBefore()))
            .and(Held.after(after == null ? Map.of() : Map.of("grantId", after)));
    return grants.findBy(asked, rows -> rows.sortBy(order(query)).limit(most).all()).stream()
        .map(GrantRow::standing)
        .toList();
  }

  /** What is the same for all comes first: some databases then read it off an index. */
  private static Sort order(GrantQuery query) {
    Sort byId = Sort.by("grantId");
    if (query.grantor() != null) {
      return Sort.by("grantor").and(byId);
    }
    return query.grantee() != null ? Sort.by("grantee").and(byId) : byId;
  }

  /** The grants of a version, in the order in which they came to stand so. */
  public List<Standing<GrantFact>> of(String modelId, int version, @Nullable Instant asOf) {
    return grants
        .findBy(
            Held.<GrantRow>asOf(asOf)
                .and(Held.with("modelId", modelId))
                .and(Held.with("version", version)),
            rows -> rows.sortBy(Sort.by("validFrom", "grantId")).all())
        .stream()
        .map(GrantRow::standing)
        .toList();
  }

  /** Those to a member that are active, of any version of some models. */
  public List<GrantFact> active(String grantee, Collection<String> modelIds) {
    if (modelIds.isEmpty()) {
      return List.of();
    }
    return grants
        .findBy(
            Held.<GrantRow>asOf(null)
                .and(Held.with("grantee", grantee))
                .and(Held.with("status", "ACTIVE"))
                .and((row, query, builder) -> row.get("modelId").in(modelIds)),
            rows -> rows.all())
        .stream()
        .map(row -> row.standing().fact())
        .toList();
  }

  /** Grants with what was signed for under each. */
  public List<DeliveredGrant> delivered(List<Standing<GrantFact>> grants, @Nullable Instant asOf) {
    if (grants.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = grants.stream().map(grant -> grant.fact().grantId()).toList();
    Map<UUID, List<Standing<DeliveryReceiptFact>>> signed =
        receipts(Held.<DeliveryReceiptRow>asOf(asOf).and(Held.oneOf("grantId", ids))).stream()
            .collect(Collectors.groupingBy(receipt -> receipt.fact().grantId()));
    return grants.stream()
        .map(
            grant ->
                new DeliveredGrant(grant, signed.getOrDefault(grant.fact().grantId(), List.of())))
        .toList();
  }

  /** The receipts for a version. */
  public List<Standing<DeliveryReceiptFact>> receipts(
      String modelId, int version, @Nullable Instant asOf) {
    return receipts(
        Held.<DeliveryReceiptRow>asOf(asOf)
            .and(Held.with("modelId", modelId))
            .and(Held.with("version", version)));
  }

  private List<Standing<DeliveryReceiptFact>> receipts(Specification<DeliveryReceiptRow> asked) {
    return receipts
        .findBy(asked, rows -> rows.sortBy(Sort.by("validFrom", "grantId")).all())
        .stream()
        .map(DeliveryReceiptRow::standing)
        .toList();
  }
}
