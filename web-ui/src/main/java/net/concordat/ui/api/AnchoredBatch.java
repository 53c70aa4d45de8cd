// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import net.concordat.decisions.log.Batch;

/**
 * A batch of a bank's decisions, as the ledger has it.
 *
 * @param batch which
 * @param receiptKey by which the log's receipts are signed, 64 hex digits
 * @param txId of the transaction that anchored it, 64 hex digits
 * @param since when it was anchored
 */
public record AnchoredBatch(Batch batch, String receiptKey, String txId, Instant since) {}
