// SPDX-License-Identifier: Apache-2.0
/** Privacy budgets and what was spent of them, over HTTP. */
@NullMarked
package net.concordat.registry.budget.web;

import org.jspecify.annotations.NullMarked;
