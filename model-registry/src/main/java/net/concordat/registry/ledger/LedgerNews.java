// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.List;

/**
 * States that the registry shows for the first time: new ones, or, where its tables are made anew,
 * old ones. Told in the transaction that projects them.
 *
 * @param items the states of a page, in the order in which the node recorded them
 */
public record LedgerNews(List<Item> items) {
  /**
   * @param entry what the state says
   * @param at when the node recorded it, by the node's clock; the same however often it is read
   */
  public record Item(LedgerEntry<?> entry, Instant at) {}
}
