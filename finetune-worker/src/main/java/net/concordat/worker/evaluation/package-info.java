// SPDX-License-Identifier: Apache-2.0
/** Metrics of scores against labels, their intervals, and the report on an artifact. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.evaluation;
