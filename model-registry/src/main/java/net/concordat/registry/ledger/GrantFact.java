// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right of one member to another's version.
 *
 * @param grantId which
 * @param version of which version
 * @param grantor who gives
 * @param grantee who receives
 * @param kind REVIEW, to evaluate only, or USE
 * @param status OFFERED, ACTIVE or REVOKED
 * @param terms as agreed
 * @param passedOnFrom the grantor's own grant; null where the grantor owns the version
 */
public record GrantFact(
    UUID grantId,
    VersionKey version,
    String grantor,
    String grantee,
    String kind,
    String status,
    UsageTerms terms,
    @Nullable StateId passedOnFrom)
    implements Fact {}
