// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Base64;
import net.concordat.common.CanonicalHash;
import net.corda.core.crypto.DigitalSignature;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient says about one transaction it was told of: a signed receipt, given only once it
 * has verified and recorded it, or the reason why it refused.
 */
@CordaSerializable
public final class ReportAnswer {
  private final SecureHash txId;
  private final DigitalSignature.@Nullable WithKey receipt;
  private final @Nullable String refusal;

  /**
   * @param txId which transaction
   * @param receipt the recipient's signature over the receipt; null if it refused
   * @param refusal why it refused; null if it did not
   */
  @ConstructorForDeserialization
  public ReportAnswer(
      SecureHash txId, DigitalSignature.@Nullable WithKey receipt, @Nullable String refusal) {
    this.txId = txId;
    this.receipt = receipt;
    this.refusal = refusal;
  }

  static ReportAnswer taken(ServiceHub services, Party us, SecureHash txId) {
    DigitalSignature.WithKey signature =
        services.getKeyManagementService().sign(receiptFor(us, txId), us.getOwningKey());
    return new ReportAnswer(txId, signature, null);
  }

  static ReportAnswer refused(SecureHash txId, String reason) {
    return new ReportAnswer(txId, null, reason);
  }

  public SecureHash getTxId() {
    return txId;
  }

  public DigitalSignature.@Nullable WithKey getReceipt() {
    return receipt;
  }

  public @Nullable String getRefusal() {
    return refusal;
  }

  /** Whether this is a receipt that the recipient really signed, or a refusal. */
  boolean isGenuine(Party recipient) {
    if (receipt == null) {
      return refusal != null;
    }
    try {
      return receipt.getBy().equals(recipient.getOwningKey())
          && receipt.isValid(receiptFor(recipient, txId));
    } catch (SignatureException | InvalidKeyException broken) {
      return false;
    }
  }

  void noteIn(OutboxRow row, Instant now) {
    if (receipt != null) {
      row.receipted(Base64.getEncoder().encodeToString(receipt.getBytes()), now);
    } else {
      row.refused(shortened(String.valueOf(refusal)), now);
    }
  }

  static String shortened(String reason) {
    return reason.length() <= OutboxRow.REASON ? reason : reason.substring(0, OutboxRow.REASON);
  }

  private static byte[] receiptFor(Party recipient, SecureHash txId) {
    return CanonicalHash.of("concordat/receipt")
        .text(recipient.getName().toString())
        .bytes(txId.getBytes())
        .digest();
  }
}
