// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.federation.UpdateCommitment;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A client says which update it has for a round, before it sends it. */
@CordaSerializable
public final class MailedCommitment {
  private final SecureHash federationId;
  private final int round;
  private final UpdateCommitment commitment;
  private final long sizeBytes;
  private final List<UpdateCommitment> witnessed;

  /**
   * @param federationId of which federation
   * @param round for which round, from 1
   * @param commitment what the client signed
   * @param sizeBytes how long the update is
   * @param witnessed what other clients told this one and did not commit to on the ledger
   */
  @ConstructorForDeserialization
  public MailedCommitment(
      SecureHash federationId,
      int round,
      UpdateCommitment commitment,
      long sizeBytes,
      List<UpdateCommitment> witnessed) {
    this.federationId = federationId;
    this.round = round;
    this.commitment = commitment;
    this.sizeBytes = sizeBytes;
    this.witnessed = Collections.unmodifiableList(new ArrayList<>(witnessed));
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public int getRound() {
    return round;
  }

  public UpdateCommitment getCommitment() {
    return commitment;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }

  public List<UpdateCommitment> getWitnessed() {
    return witnessed;
  }
}
