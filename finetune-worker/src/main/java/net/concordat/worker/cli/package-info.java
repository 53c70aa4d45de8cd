// SPDX-License-Identifier: Apache-2.0
/** The command line; everything that prints. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.cli;
