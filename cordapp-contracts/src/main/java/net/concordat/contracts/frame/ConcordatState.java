// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.List;
import net.corda.core.contracts.ContractState;
import net.corda.core.identity.Party;

/** A state that belongs to a consortium: every one of ours but the seed a consortium grows from. */
public interface ConcordatState extends ContractState {
  /** What the state says about itself. */
  StateHeader getHeader();

  /** The members that the state names: each must be one by name and key. */
  List<Party> namedMembers();

  /**
   * Checks every text, list, number and digest of this state against its bound.
   *
   * @throws IllegalArgumentException naming the rule, the field and what was given
   */
  void checkBounds();
}
