// SPDX-License-Identifier: Apache-2.0
/** Looks for training settings among many, on one bank's rows. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.training.search;
