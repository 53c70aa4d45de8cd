// SPDX-License-Identifier: Apache-2.0
/** The projected tables of budgets and spends. */
@NullMarked
package net.concordat.registry.budget.internal;

import org.jspecify.annotations.NullMarked;
