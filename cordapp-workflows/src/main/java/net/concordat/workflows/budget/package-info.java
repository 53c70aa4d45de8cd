// SPDX-License-Identifier: Apache-2.0
/** Opening privacy budgets, spending of them, and looking at what is spent. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.budget;
