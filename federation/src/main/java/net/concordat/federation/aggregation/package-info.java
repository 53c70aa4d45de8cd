// SPDX-License-Identifier: Apache-2.0
/**
 * How the updates of a round become the next global model. Sums are taken in the order in which the
 * members stand, so whoever has the updates computes the same bits.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.federation.aggregation;
