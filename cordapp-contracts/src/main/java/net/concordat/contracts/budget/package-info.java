// SPDX-License-Identifier: Apache-2.0
/** What a member may spend of its data's privacy, and what it spent. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.budget;
