// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;

/**
 * What an authenticator says of a new key, without attestation. Of CBOR it needs a few bytes, which
 * are written out here.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-attestation">Web Authentication, section
 *     6.5</a>
 */
final class AttestationObject {
  private static final int COORDINATE = 32;

  /** kty: EC2, alg: ES256, crv: P-256, then x and y, each a text of 32 bytes. */
  private static final byte[] COSE_KEY = {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1};

  private static final byte[] X = {0x21, 0x58, COORDINATE};
  private static final byte[] Y = {0x22, 0x58, COORDINATE};

  /** All zero: a model that nobody is told of. */
  private static final byte[] AAGUID = new byte[16];

  private AttestationObject() {}

  /**
   * The object.
   *
   * @param head the authenticator data up to the counter
   * @param credentialId at most 123 bytes, so that all of it has a length of one byte
   */
  static byte[] of(byte[] head, byte[] credentialId, ECPublicKey key) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(head);
    data.writeBytes(AAGUID);
    data.writeBytes(ByteBuffer.allocate(2).putShort((short) credentialId.length).array());
    data.writeBytes(credentialId);
    data.writeBytes(COSE_KEY);
    data.writeBytes(X);
    data.writeBytes(coordinate(key.getW().getAffineX()));
    data.writeBytes(Y);
    data.writeBytes(coordinate(key.getW().getAffineY()));

    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.write(0xa3);
    writeText(object, "fmt");
    writeText(object, "none");
    writeText(object, "attStmt");
    object.write(0xa0);
    writeText(object, "authData");
    object.write(0x58);
    object.write(data.size());
    object.writeBytes(data.toByteArray());
    return object.toByteArray();
  }

  private static void writeText(ByteArrayOutputStream out, String shortText) {
    out.write(0x60 + shortText.length());
    out.writeBytes(shortText.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
    return fixed;
  }
}
