// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.concordat.contracts.people.Assertion;
import net.corda.core.utilities.OpaqueBytes;

/** Assertions that somebody changed after they were signed. */
final class Tampering {
  /** How many points the curve P-256 has. */
  static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private static final int FLAGS = 32;
  private static final byte PRESENT = 1;
  private static final byte SEQUENCE = 0x30;
  private static final byte INTEGER = 2;

  private Tampering() {}

  /** Says that its person was present, and no more that it was verified. */
  static Assertion withoutVerification(Assertion signed) {
    byte[] data = signed.getAuthenticatorData().copyBytes();
    data[FLAGS] = PRESENT;
    return new Assertion(new OpaqueBytes(data), signed.getClientDataJson(), signed.getSignature());
  }

  /** Has one field more in the client data. */
  static Assertion withAnotherField(Assertion signed) {
    String json = new String(signed.getClientDataJson().getBytes(), StandardCharsets.UTF_8);
    return new Assertion(
        signed.getAuthenticatorData(),
        new OpaqueBytes(json.replace("}", ",\"x\":1}").getBytes(StandardCharsets.UTF_8)),
        signed.getSignature());
  }

  /**
   * Has a signature of two equal values. Some Java platforms took two zeros for anybody's
   * signature.
   */
  static Assertion withSignature(Assertion signed, BigInteger both) {
    byte[] value = both.toByteArray();
    int length = 2 * (2 + value.length);
    ByteBuffer sequence = ByteBuffer.allocate(2 + length).put(SEQUENCE).put((byte) length);
    for (int i = 0; i < 2; i++) {
      sequence.put(INTEGER).put((byte) value.length).put(value);
    }
    return new Assertion(
        signed.getAuthenticatorData(),
        signed.getClientDataJson(),
        new OpaqueBytes(sequence.array()));
  }
}
