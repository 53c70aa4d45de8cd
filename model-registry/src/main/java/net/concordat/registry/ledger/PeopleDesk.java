// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.security.PublicKey;
import java.util.List;

/**
 * Who the bank's people are and what they are asked, by the bank's own node. All of it throws
 * {@link NodeUnavailableException} if the node does not answer, and {@link LedgerRefusedException}
 * if a rule refuses.
 */
public interface PeopleDesk {
  /** For whom they make and use passkeys. */
  RelyingParty relyingParty();

  /**
   * The key of a passkey as the ledger takes it.
   *
   * @param key as Java knows it
   */
  PasskeyKey key(PublicKey key);

  /** Everybody who is or was enrolled; nobody before the bank has opened its registers. */
  List<EnrolledPerson> people();

  /**
   * What they are asked now.
   *
   * @throws MistrustedNodeException if the node asks to sign something else than it shows
   */
  List<AskedProposal> proposals();

  /** What is, or was, signed under a short code. */
  Ballot ballot(String code);
}
