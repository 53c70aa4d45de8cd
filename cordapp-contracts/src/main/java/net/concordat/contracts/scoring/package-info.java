// SPDX-License-Identifier: Apache-2.0
/** Anchors what a member's models decided: the roots of the batches of its logs of decisions. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.scoring;
