// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import net.corda.core.crypto.DigitalSignature;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.utilities.OpaqueBytes;

/** A recipient's signature for having verified and recorded a transaction. */
@CordaSerializable
public final class Receipt {
  private final SecureHash txId;
  private final String recipient;
  private final OpaqueBytes signature;

  /**
   * @param txId which transaction
   * @param recipient the X.500 name of who signed
   * @param signature by the key of that party
   */
  @ConstructorForDeserialization
  public Receipt(SecureHash txId, String recipient, OpaqueBytes signature) {
    this.txId = txId;
    this.recipient = recipient;
    this.signature = signature;
  }

  public SecureHash getTxId() {
    return txId;
  }

  public String getRecipient() {
    return recipient;
  }

  public OpaqueBytes getSignature() {
    return signature;
  }

  /** Whether a party really gave it. */
  public boolean isGenuine(Party party) {
    return party.getName().toString().equals(recipient)
        && new ReportAnswer(
                txId,
                new DigitalSignature.WithKey(party.getOwningKey(), signature.getBytes()),
                null)
            .isGenuine(party);
  }
}
