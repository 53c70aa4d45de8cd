// SPDX-License-Identifier: Apache-2.0
/** Pretraining and fine-tuning of tabular networks on Deeplearning4j. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.training;
