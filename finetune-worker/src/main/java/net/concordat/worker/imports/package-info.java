// SPDX-License-Identifier: Apache-2.0
/** Files of other programs, read in a process that can do nothing else. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.imports;
