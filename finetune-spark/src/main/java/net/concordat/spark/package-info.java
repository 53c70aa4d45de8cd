// SPDX-License-Identifier: Apache-2.0
/**
 * Training over rows that several machines hold. Spark's tasks read and encode shares of the rows,
 * sum the gradients of the worker's training step by chunks of rows, and score; the driver adds the
 * chunks' sums in the order of the rows and takes the step. So the artifact is, bit by bit, the one
 * that the worker makes of the same spec and rows by itself.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.spark;
