// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.StateHeader;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * Writes a round as the bytes that the ledger keeps of it. Corda writes the schema of each type
 * into every transaction, and a name of 37 bytes before every object: for a round of five clients
 * that was more than the round itself.
 *
 * <p>A whole number n is written as 2n, or -2n - 1 where it is negative, seven bits in a byte, the
 * lowest first, the highest bit of a byte saying that more follow; a digest has 32 bytes, a
 * constant one, its place in its enum; texts, keys, signatures and lists stand after their length;
 * what may be absent, after a byte that says whether it is there.
 */
final class RecordWriter {
  /** How many bytes a whole number has at most. */
  static final int MOST_OF_NUMBER = 10;

  private final List<byte[]> parts = new ArrayList<>();

  RecordWriter number(long value) {
    byte[] bytes = new byte[MOST_OF_NUMBER];
    int count = 0;
    for (long left = value << 1 ^ value >> Long.SIZE - 1; count == 0 || left != 0; left >>>= 7) {
      bytes[count++] = (byte) (left >>> 7 == 0 ? left : left & 0x7f | 0x80);
    }
    return raw(Arrays.copyOf(bytes, count));
  }

  RecordWriter digest(SecureHash value) {
    Bounds.digest("digest", value);
    return raw(value.getBytes());
  }

  RecordWriter constant(Enum<?> value) {
    return one(value.ordinal());
  }

  RecordWriter bytes(byte[] value) {
    return number(value.length).raw(value);
  }

  RecordWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  RecordWriter party(Party value) {
    return text(value.getName().toString()).bytes(value.getOwningKey().getEncoded());
  }

  <T> RecordWriter list(List<T> values, BiConsumer<RecordWriter, T> writing) {
    number(values.size());
    values.forEach(value -> writing.accept(this, value));
    return this;
  }

  RecordWriter numbers(List<Integer> values) {
    return list(values, (writer, value) -> writer.number(value));
  }

  <T> RecordWriter optional(@Nullable T value, BiConsumer<RecordWriter, T> writing) {
    one(value == null ? 0 : 1);
    if (value != null) {
      writing.accept(this, value);
    }
    return this;
  }

  RecordWriter header(StateHeader header) {
    return digest(header.getConsortiumId())
        .list(header.getObservers(), RecordWriter::party)
        .number(header.getAt().getEpochSecond())
        .number(header.getAt().getNano())
        .text(header.getCommandId())
        .optional(header.getSupersedes(), RecordWriter::reference);
  }

  private void reference(StateRef value) {
    digest(value.getTxhash()).number(value.getIndex());
  }

  void commitment(UpdateCommitment value) {
    number(value.getSeat()).digest(value.getDigest()).bytes(value.getSignature().getBytes());
  }

  void exclusion(Exclusion value) {
    number(value.getSeat())
        .constant(value.getReason())
        .optional(value.getSecond(), RecordWriter::commitment);
  }

  void verdict(Verdict value) {
    digest(value.getOffered()).list(value.getJudgements(), RecordWriter::judgement);
  }

  private void judgement(Judgement value) {
    number(value.getPlace()).numbers(value.getGains()).bytes(value.getSignature().getBytes());
  }

  private RecordWriter one(int value) {
    return raw(new byte[] {(byte) value});
  }

  private RecordWriter raw(byte[] value) {
    parts.add(value);
    return this;
  }

  byte[] written() {
    ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return all.array();
  }
}
