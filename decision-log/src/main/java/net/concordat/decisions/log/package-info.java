// SPDX-License-Identifier: Apache-2.0
/** Where records are kept: a chain, batches over it, receipts, proofs, and what checks them. */
@org.jspecify.annotations.NullMarked
package net.concordat.decisions.log;
