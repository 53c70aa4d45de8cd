// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import net.concordat.decisions.record.LogRecord;

/**
 * What its bank hands out to show that a record is in its log: the record, its place in the chain,
 * and the way from it to the root of its batch. It has no signature: the root is compared with the
 * one that was anchored, and whoever was given the decision has the signed receipt.
 *
 * @param record the record
 * @param receipt its place
 * @param inclusion its way to the root of its batch
 */
public record DecisionProof(LogRecord record, Receipt receipt, InclusionProof inclusion) {}
