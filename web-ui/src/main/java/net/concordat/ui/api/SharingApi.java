// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Grants, and what was delivered under them. */
@Component
public final class SharingApi {
  private static final String VERSION = "models/{id}/versions/{n}";

  /** How many grants a page has: each has its terms in sentences. */
  private static final int SIZE = 20;

  private final RegistryClient registry;

  SharingApi(RegistryClient registry) {
    this.registry = registry;
  }

  private record Me(@Nullable String party) {}

  /** This bank's name on the ledger; nothing as long as its node has never been reached. */
  public Optional<String> party() {
    return Optional.ofNullable(registry.get(Me.class, Map.of(), "me").party());
  }

  /** What waits for a bank's agreement. */
  public PageSource<Grant> offeredTo(String bank) {
    return grants(Map.of("grantee", bank, "status", "OFFERED"));
  }

  /** What a bank agreed to, and may have. */
  public PageSource<Grant> heldBy(String bank) {
    return grants(Map.of("grantee", bank, "status", "ACTIVE"));
  }

  /** Those of it that end in a span of time. */
  public List<Grant> heldEnding(String bank, Instant from, Instant before) {
    return registry.all(
        Grant.class,
        Map.of("grantee", bank, "status", "ACTIVE", "endsFrom", from, "endsBefore", before),
        "grants");
  }

  /** What a bank gave, also what it took back. */
  public PageSource<Grant> givenBy(String bank) {
    return grants(Map.of("grantor", bank));
  }

  private PageSource<Grant> grants(Map<String, String> filter) {
    return registry.pages(Grant.class, SIZE, filter, "grants");
  }

  /** The grants of a version, in the order in which they came to stand so. */
  public List<Grant> grants(String modelId, int version) {
    return registry.list(Grant.class, Map.of(), VERSION + "/grants", modelId, version);
  }

  /** The receipts of those to whom a version was delivered. */
  public List<Grant.Receipt> receipts(String modelId, int version) {
    return registry.list(Grant.Receipt.class, Map.of(), VERSION + "/deliveries", modelId, version);
  }

  /**
   * What is offered to a member.
   *
   * @param version which version
   * @param grantee to whom, by its name on the ledger
   * @param kind REVIEW, to evaluate only, or USE
   * @param terms for what
   */
  public record Offer(VersionKey version, String grantee, String kind, UsageTerms terms) {}

  /**
   * Offers a version to a member.
   *
   * @param key chosen once for what the person asked for
   */
  public GivenCommand offer(String key, Offer offer) {
    return registry.command(
        GivenCommand.class,
        key,
        Map.of("grantee", offer.grantee(), "kind", offer.kind(), "terms", offer.terms()),
        VERSION + "/grants",
        offer.version().modelId(),
        offer.version().version());
  }

  /**
   * Fetches the bytes of a version from whoever granted it; the node checks their digest.
   *
   * @param key chosen once for what the person asked for
   */
  public GivenCommand fetch(String key, Grant grant) {
    return registry.command(
        GivenCommand.class,
        key,
        Map.of("grantor", grant.grantor()),
        VERSION + "/deliveries",
        grant.version().modelId(),
        grant.version().version());
  }

  /**
   * Agrees to an offer.
   *
   * @param key chosen once for what the person asked for
   */
  public GivenCommand accept(String key, Grant offer) {
    return registry.command(
        GivenCommand.class, key, Map.of(), "grants/{id}/accept", offer.grantId());
  }

  /**
   * Takes a grant back, for good.
   *
   * @param key chosen once for what the person asked for
   */
  public GivenCommand revoke(String key, Grant grant) {
    return registry.command(
        GivenCommand.class, key, Map.of(), "grants/{id}/revoke", grant.grantId());
  }
}
