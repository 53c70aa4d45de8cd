// SPDX-License-Identifier: Apache-2.0
/** Scores the same rows by our path, by ONNX Runtime and by Deeplearning4j, and times them. */
@org.jspecify.annotations.NullMarked
package net.concordat.inference.bench;
