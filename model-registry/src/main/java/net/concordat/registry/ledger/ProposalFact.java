// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a member's people are asked.
 *
 * @param proposalId which
 * @param member whose people
 * @param subject what they are asked
 * @param subjectDigest the SHA-256 over all of it
 * @param requiredRoles the roles of those who must approve; none for any two others
 * @param expiresAt until when they may decide
 * @param status OPEN, ACCEPTED or REJECTED
 * @param codes of every answer that can be, or could be, given
 */
public record ProposalFact(
    UUID proposalId,
    String member,
    ProposalSubject subject,
    String subjectDigest,
    List<String> requiredRoles,
    Instant expiresAt,
    String status,
    List<ShortCode> codes)
    implements Fact {}
