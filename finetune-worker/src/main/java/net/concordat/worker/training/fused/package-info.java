// SPDX-License-Identifier: Apache-2.0
/**
 * The training step: a network of an artifact's layers over float arrays, with the JDK's Vector
 * API. A step goes forward, finds the errors, sums the gradients and updates, over chunks of rows
 * whose sums are added in the order of the rows, whatever the number of threads.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.training.fused;
