// SPDX-License-Identifier: Apache-2.0
/** The two shipped data sets, cut into the banks of the demonstration. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.usecase;
