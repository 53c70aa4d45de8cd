// SPDX-License-Identifier: Apache-2.0
/** Puts the roots of a log's batches on the ledger, and checks a log against what is there. */
@org.jspecify.annotations.NullMarked
package net.concordat.decisions.anchor;
