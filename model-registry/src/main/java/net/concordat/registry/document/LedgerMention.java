// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import net.concordat.registry.ledger.StateId;

/**
 * Where on the ledger a digest stands.
 *
 * @param state in which state
 * @param field of what: the version's {@code cardDigest}, a vote's or an adoption's {@code
 *     evidenceDigest}, an evaluation's {@code reportDigest}
 */
public record LedgerMention(StateId state, String field) {}
