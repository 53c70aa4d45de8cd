// SPDX-License-Identifier: Apache-2.0
/** Rows of its own that a member commits to before it measures a version on them. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.holdout;
