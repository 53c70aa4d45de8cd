// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.UUID;

/**
 * One person's answer to a proposal.
 *
 * @param proposalId to which
 * @param member whose person
 * @param proposal the proposal as it was asked
 * @param subjectDigest the SHA-256 over what was asked
 * @param personId whose answer, by pseudonym
 * @param role in which role
 * @param verdict APPROVE or REJECT
 * @param counted whether the proposal was carried or refused by it
 */
public record DecisionFact(
    UUID proposalId,
    String member,
    StateId proposal,
    String subjectDigest,
    UUID personId,
    String role,
    String verdict,
    boolean counted)
    implements Fact {}
