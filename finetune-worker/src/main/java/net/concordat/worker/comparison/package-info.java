// SPDX-License-Identifier: Apache-2.0
/** The side-by-side table: local models, the shared model as it came, the fine-tuned one. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.comparison;
