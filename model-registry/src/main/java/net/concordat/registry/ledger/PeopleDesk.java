// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the bank's people are asked, and what they answer, at the bank's own node. All of it throws
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

  /**
   * Asks them to enrol somebody, or to change who is enrolled.
   *
   * @param commandId names the proposal; repeated, it asks once
   * @param expiresAt until when
   * @return the proposal's id
   */
  UUID propose(UUID commandId, PersonChange person, Instant expiresAt);

  /**
   * Has the node record what a passkey signed, once it is seen to be that person's for just this.
   *
   * @param commandId names the decision; repeated, it is recorded once
   */
  void record(UUID commandId, SignedDecision decision);

  /**
   * Has the node do what they decided.
   *
   * @param commandId repeated, it is done once
   */
  void carryOut(UUID commandId, UUID proposalId);
}
