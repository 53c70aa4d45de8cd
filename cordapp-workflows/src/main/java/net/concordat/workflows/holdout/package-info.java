// SPDX-License-Identifier: Apache-2.0
/** Committing to rows before measuring on them, and counting each use. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.holdout;
