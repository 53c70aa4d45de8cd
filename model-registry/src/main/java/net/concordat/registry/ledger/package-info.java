// SPDX-License-Identifier: Apache-2.0
/** What the node recorded, as plain facts with the time in which each held; alone sees Corda. */
@NullMarked
package net.concordat.registry.ledger;

import org.jspecify.annotations.NullMarked;
