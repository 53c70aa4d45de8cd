// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.Collections;
import java.util.List;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;

/**
 * A state of one member alone, which the observers are told of and nobody else. It may build on
 * shared states; no shared state ever builds on it, so its history reaches no other member.
 */
public interface PrivateState extends ConcordatState {
  /** Whose state it is. */
  Party getMember();

  @Override
  default List<Party> namedMembers() {
    return Collections.singletonList(getMember());
  }

  @Override
  default List<AbstractParty> getParticipants() {
    return Collections.singletonList(getMember());
  }
}
