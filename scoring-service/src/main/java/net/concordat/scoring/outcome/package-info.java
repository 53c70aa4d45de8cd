// SPDX-License-Identifier: Apache-2.0
/** What cases turned out to be, told late. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.outcome;
