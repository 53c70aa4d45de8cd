// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.scoring;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * One log of decisions, and the key by which its receipts are known. Another key is another log.
 */
@CordaSerializable
public final class ScoringLog extends Value {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private final UUID id;
  private final String receiptKey;

  /**
   * @param id drawn when the log was made
   * @param receiptKey the Ed25519 key that signs its receipts: the 32 bytes of RFC 8032 as 64
   *     hexadecimal digits in lower case
   */
  @ConstructorForDeserialization
  public ScoringLog(UUID id, String receiptKey) {
    this.id = id;
    this.receiptKey = receiptKey;
  }

  public UUID getId() {
    return id;
  }

  public String getReceiptKey() {
    return receiptKey;
  }

  /** What the first batch has in the place of the root before it: the head of the empty log. */
  public SecureHash firstHead() {
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return LedgerHash.of("concordat/decision-log/1").bytes(bytes).sha256();
  }

  /** The vault's id for a batch of a member's log. */
  public UUID vaultId(Party member, long index) {
    return LedgerHash.of("concordat/scoring-batch").party(member).id(id).number(index).uuid();
  }

  void checkBounds() {
    LedgerRule.FRAME_BOUNDED.require(
        KEY.matcher(receiptKey).matches(),
        "receiptKey has 64 hexadecimal digits in lower case; given "
            + receiptKey.length()
            + " characters");
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(id, receiptKey);
  }
}
