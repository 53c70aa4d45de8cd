// SPDX-License-Identifier: Apache-2.0
/** What a member's people are asked, what each of them signed, and what follows from it. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.decision;
