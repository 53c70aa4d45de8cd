// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.Optional;

/** Which party's registry this is. */
public interface OwnParty {
  /** Its name on the ledger; empty as long as its node has never been reached. */
  Optional<String> name();
}
