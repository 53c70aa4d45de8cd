// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One member's vote on a version.
 *
 * @param version on which
 * @param versionState as it stood
 * @param owner whose version
 * @param member who votes
 * @param decision APPROVE or REJECT
 * @param conditions under which conditions; null for none
 * @param evidenceDigest of the evidence looked at; null for none
 * @param expiresAt until when it counts
 * @param decidedIn the transaction in which the member's people decided
 */
public record ApprovalFact(
    VersionKey version,
    StateId versionState,
    String owner,
    String member,
    String decision,
    @Nullable String conditions,
    @Nullable String evidenceDigest,
    Instant expiresAt,
    String decidedIn)
    implements Fact {}
