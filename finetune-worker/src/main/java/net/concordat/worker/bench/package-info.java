// SPDX-License-Identifier: Apache-2.0
/** Measures the worker beside other ways of doing the same, in one run on one machine. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.bench;
