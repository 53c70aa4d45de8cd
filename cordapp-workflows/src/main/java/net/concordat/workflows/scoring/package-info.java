// SPDX-License-Identifier: Apache-2.0
/** Anchoring what a member's models decided. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.scoring;
