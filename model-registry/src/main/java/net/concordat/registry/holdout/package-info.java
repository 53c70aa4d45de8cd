// SPDX-License-Identifier: Apache-2.0
/** Rows that members measure on. */
@NullMarked
package net.concordat.registry.holdout;

import org.jspecify.annotations.NullMarked;
