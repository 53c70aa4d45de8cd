// SPDX-License-Identifier: Apache-2.0
/** Digest types and the canonical encoding that ledger, nodes and workers agree on. */
@org.jspecify.annotations.NullMarked
package net.concordat.common;
