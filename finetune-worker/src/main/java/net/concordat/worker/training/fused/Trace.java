// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

/**
 * What a chunk of rows left at one part after the errors were found. For a product, a row's
 * gradient is the outer product of its inputs and its errors, and the errors are those of the
 * biases; for a scale it is both multiplied number by number. So whoever rescales the errors of a
 * row rescales its gradient.
 *
 * @param slice the part
 * @param inputs what went into it, {@code slice.part().inputs()} numbers a row; for a scale what is
 *     scaled, {@code units()} numbers a row
 * @param errors derivatives of each row's loss by what came out of it, {@code units()} numbers a
 *     row; numbers behind them, up to the stride, are 0
 */
public record Trace(Slice slice, Grid inputs, Grid errors) {}
