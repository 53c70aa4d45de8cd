// SPDX-License-Identifier: Apache-2.0
/** A network's numbers as arrays, and what computes with them: scores, and slopes for reasons. */
@org.jspecify.annotations.NullMarked
package net.concordat.inference.network;
