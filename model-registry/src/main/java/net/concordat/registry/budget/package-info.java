// SPDX-License-Identifier: Apache-2.0
/** Privacy budgets and what was spent of them. */
@NullMarked
package net.concordat.registry.budget;

import org.jspecify.annotations.NullMarked;
