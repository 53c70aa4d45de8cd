// SPDX-License-Identifier: Apache-2.0
/** Has the rows of a file decided by a bank's scoring service. */
@NullMarked
package net.concordat.worker.scoring;

import org.jspecify.annotations.NullMarked;
