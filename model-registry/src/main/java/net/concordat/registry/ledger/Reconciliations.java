// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.Optional;

/** What an observer has been given, as its node last said. */
public interface Reconciliations {
  /** The last answer; empty before the node was first reached. */
  Optional<Reconciliation> last();
}
