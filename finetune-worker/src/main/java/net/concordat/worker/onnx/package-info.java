// SPDX-License-Identifier: Apache-2.0
/** Networks in the form of ONNX: written for other programs, and read as hostile input. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.onnx;
