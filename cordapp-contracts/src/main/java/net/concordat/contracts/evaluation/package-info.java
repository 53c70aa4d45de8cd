// SPDX-License-Identifier: Apache-2.0
/** Metrics of a version on a member's private holdout. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.evaluation;
