// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.Optional;

/** Since when the registry does not know what its node knows. */
public interface LedgerContact {
  /** When the node was last read to its end; empty if it never was. */
  Optional<Instant> readAt();
}
