// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.CordaSerializable;

/** What a member's people are to decide: everything that will follow, word for word. */
@CordaSerializable
public interface ProposalSubject {
  /** The SHA-256 over the kind of subject and everything in it. */
  SecureHash digest();

  /**
   * Whom it is about, if it is one of the member's people: any two others decide on that, rather
   * than the roles of the member's rule.
   */
  default Optional<UUID> about() {
    return Optional.empty();
  }

  /** The members that it names: each must be one by name and key. */
  default List<Party> namedMembers() {
    return Collections.emptyList();
  }

  /**
   * Checks every text, list, number and digest against its bound.
   *
   * @throws IllegalArgumentException naming the rule, the field and what was given
   */
  void checkBounds();
}
