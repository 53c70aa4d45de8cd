// SPDX-License-Identifier: Apache-2.0
/**
 * What a model gives away about the rows it was trained on, measured: membership inference, and for
 * private runs a lower bound of epsilon beside the one that is claimed.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.audit;
