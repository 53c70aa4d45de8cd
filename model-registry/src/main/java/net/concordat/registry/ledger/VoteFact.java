// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;

/**
 * One member's vote for one amendment of the consortium.
 *
 * @param voter who votes
 * @param amendmentDigest by which operators name the amendment
 * @param base the consortium as it stood
 * @param next as it is to be
 * @param expiresAt until when the vote counts
 */
public record VoteFact(
    String voter, String amendmentDigest, StateId base, Charter next, Instant expiresAt)
    implements Fact {}
