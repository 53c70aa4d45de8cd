// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * A batch of a member's decisions, as it is anchored.
 *
 * @param member who decided
 * @param logId of which of its logs
 * @param receiptKey the Ed25519 key that signs the log's receipts: its 32 bytes in hexadecimal
 * @param index how many batches of the log are before it
 * @param firstSequence how many records of the log are before it
 * @param size how many records it has
 * @param previousRoot the root of the batch before it; of the first, the head of the empty log
 * @param root of RFC 6962's tree over the records
 * @param closedAt when the log closed it, by its own clock
 */
public record ScoringBatchFact(
    String member,
    UUID logId,
    String receiptKey,
    long index,
    long firstSequence,
    int size,
    String previousRoot,
    String root,
    Instant closedAt)
    implements Fact {}
