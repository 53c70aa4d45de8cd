// SPDX-License-Identifier: Apache-2.0
/** How a model stands changed inputs, other seeds, and people who want to evade it. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.robustness;
