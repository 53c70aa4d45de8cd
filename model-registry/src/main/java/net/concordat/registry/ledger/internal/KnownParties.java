// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.UUID;
import net.concordat.registry.ledger.UnknownMemberException;
import net.corda.core.identity.Party;

/** Whom the node knows. */
interface KnownParties {
  /**
   * A party by its name.
   *
   * @throws UnknownMemberException if the node knows none of the name
   */
  Party party(String name);

  /** Whether one of the bank's people is or was enrolled. */
  boolean isEnrolled(UUID personId);
}
