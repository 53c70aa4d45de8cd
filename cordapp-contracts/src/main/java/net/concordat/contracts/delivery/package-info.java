// SPDX-License-Identifier: Apache-2.0
/** Receipts for delivered artifacts. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.delivery;
