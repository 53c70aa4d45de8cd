// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What an act left.
 *
 * @param state on the ledger; null where it leaves nothing there
 * @param fact what the state says; null where the registry has no words for its kind
 */
public record LedgerResult(@Nullable StateId state, @Nullable Fact fact) {}
