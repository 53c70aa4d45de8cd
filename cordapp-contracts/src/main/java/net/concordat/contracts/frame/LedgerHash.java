// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import net.concordat.common.CanonicalHash;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/** A {@link CanonicalHash} over what the ledger knows: parties, references, instants, digests. */
public final class LedgerHash {
  private final CanonicalHash hash;

  private LedgerHash(String domain) {
    hash = CanonicalHash.of(domain);
  }

  /**
   * Starts an encoding.
   *
   * @param domain what is hashed, for example {@code concordat/decision}
   */
  public static LedgerHash of(String domain) {
    return new LedgerHash(domain);
  }

  /** Adds a text. */
  public LedgerHash text(String value) {
    hash.text(value);
    return this;
  }

  /** Adds a whole number. */
  public LedgerHash number(long value) {
    hash.number(value);
    return this;
  }

  /** Adds raw bytes. */
  public LedgerHash bytes(byte[] value) {
    hash.bytes(value);
    return this;
  }

  /** Adds a constant by its name. */
  public LedgerHash name(Enum<?> value) {
    return text(value.name());
  }

  /** Adds an id. */
  public LedgerHash id(UUID value) {
    return text(value.toString());
  }

  /** Adds a digest. */
  public LedgerHash digest(SecureHash value) {
    return bytes(value.getBytes());
  }

  /** Adds a reference: its transaction, then its index. */
  public LedgerHash ref(StateRef value) {
    return digest(value.getTxhash()).number(value.getIndex());
  }

  /** Adds a party by name and key. */
  public LedgerHash party(Party value) {
    return text(value.getName().toString()).bytes(value.getOwningKey().getEncoded());
  }

  /** Adds an instant, to the nanosecond. */
  public LedgerHash instant(Instant value) {
    return number(value.getEpochSecond()).number(value.getNano());
  }

  /** Adds whether a value is there, and if so, the value. */
  public <T> LedgerHash optional(@Nullable T value, BiConsumer<LedgerHash, T> field) {
    number(value == null ? 0 : 1);
    if (value != null) {
      field.accept(this, value);
    }
    return this;
  }

  /** The SHA-256; the encoding ends here. */
  public SecureHash sha256() {
    return SecureHash.createSHA256(hash.digest());
  }

  /** The first half of the SHA-256 as an id under which a vault finds something. */
  public UUID uuid() {
    ByteBuffer digest = ByteBuffer.wrap(hash.digest());
    return new UUID(digest.getLong(), digest.getLong());
  }
}
