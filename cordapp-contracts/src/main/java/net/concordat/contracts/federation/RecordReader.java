// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.StateHeader;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link RecordWriter} wrote, in the same order; what is malformed is refused. */
final class RecordReader {
  private final ByteBuffer bytes;

  RecordReader(byte[] record) {
    bytes = ByteBuffer.wrap(record);
  }

  int number() {
    long value = largeNumber();
    LedgerRule.FRAME_BOUNDED.require((int) value == value, "a record has the number " + value);
    return (int) value;
  }

  long largeNumber() {
    long read = 0;
    for (int place = 0; place < RecordWriter.MOST_OF_NUMBER; place++) {
      byte next = take(1)[0];
      read |= (next & 0x7fL) << 7 * place;
      if (next >= 0) {
        return read >>> 1 ^ -(read & 1);
      }
    }
    throw LedgerRule.FRAME_BOUNDED.refusal("a record has a number that does not end");
  }

  SecureHash digest() {
    return new SecureHash.SHA256(take(32));
  }

  <E extends Enum<E>> E constant(E[] all) {
    int place = take(1)[0];
    LedgerRule.FRAME_BOUNDED.require(
        place >= 0 && place < all.length, "a record names constant " + place);
    return all[place];
  }

  byte[] bytes() {
    return take(number());
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  Party party() {
    return new Party(CordaX500Name.parse(text()), Crypto.decodePublicKey(bytes()));
  }

  <T> List<T> list(Function<RecordReader, T> reading) {
    int length = number();
    // One more than allowed, so that whoever checks bounds can say which list it is.
    LedgerRule.FRAME_BOUNDED.require(
        length >= 0 && length <= Bounds.PARTIES + 1, "a record has a list of " + length);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(reading.apply(this));
    }
    return Collections.unmodifiableList(list);
  }

  <T> @Nullable T optional(Function<RecordReader, T> reading) {
    int given = take(1)[0];
    LedgerRule.FRAME_BOUNDED.require(
        given == 0 || given == 1, "something is there or not; given " + given);
    return given == 1 ? reading.apply(this) : null;
  }

  StateHeader header() {
    return new StateHeader(
        digest(), list(RecordReader::party), at(), text(), optional(RecordReader::reference));
  }

  private Instant at() {
    try {
      return Instant.ofEpochSecond(largeNumber(), number());
    } catch (DateTimeException e) {
      throw LedgerRule.FRAME_BOUNDED.refusal("a record has a time that is none");
    }
  }

  private StateRef reference() {
    return new StateRef(digest(), number());
  }

  UpdateCommitment commitment() {
    return new UpdateCommitment(number(), digest(), signature());
  }

  private OpaqueBytes signature() {
    byte[] signature = bytes();
    LedgerRule.FRAME_BOUNDED.require(signature.length > 0, "a record has an empty signature");
    return new OpaqueBytes(signature);
  }

  Verdict verdict() {
    return new Verdict(digest(), list(RecordReader::judgement));
  }

  private Judgement judgement() {
    return new Judgement(number(), list(RecordReader::number), signature());
  }

  Exclusion exclusion() {
    return new Exclusion(
        number(), constant(ExclusionReason.values()), optional(RecordReader::commitment));
  }

  private byte[] take(int size) {
    require(size);
    byte[] taken = new byte[size];
    bytes.get(taken);
    return taken;
  }

  private void require(int size) {
    LedgerRule.FRAME_BOUNDED.require(
        size >= 0 && bytes.remaining() >= size,
        "a record of " + bytes.limit() + " bytes ends before what it begins");
  }
}
