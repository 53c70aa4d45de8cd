// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

/**
 * Where on the ledger: an output of a transaction.
 *
 * @param txId the transaction's id, 64 hex digits
 * @param outputIndex which of its outputs, from 0
 */
public record StateId(String txId, int outputIndex) {}
