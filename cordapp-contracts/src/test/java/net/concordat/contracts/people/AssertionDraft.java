// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/** An assertion whose parts are chosen before they are signed, as no honest browser would. */
final class AssertionDraft {
  static final String RELYING_PARTY = "bank-a.example";
  static final String ORIGIN = "https://models.bank-a.example";
  static final SecureHash CHALLENGE = SecureHash.sha256("a decision");

  private final KeyPair keys;
  private String clientData =
      "{\"type\":\"webauthn.get\",\"challenge\":\""
          + Base64.getUrlEncoder().withoutPadding().encodeToString(CHALLENGE.getBytes())
          + "\",\"origin\":\""
          + ORIGIN
          + "\",\"crossOrigin\":false}";
  private byte[] authenticatorData;

  private AssertionDraft(KeyPair keys) {
    this.keys = keys;
    this.authenticatorData = Arrays.copyOf(SecureHash.sha256(RELYING_PARTY).getBytes(), 37);
    authenticatorData[32] = 0x05;
  }

  static AssertionDraft es256() {
    return new AssertionDraft(keys("EC", 256));
  }

  static AssertionDraft rs256() {
    return new AssertionDraft(keys("RSA", 2_048));
  }

  static AssertionDraft of(KeyPair keys) {
    return new AssertionDraft(keys);
  }

  static KeyPair keys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  AssertionDraft clientData(String from, String to) {
    if (!clientData.contains(from)) {
      throw new IllegalArgumentException(from + " is not in " + clientData);
    }
    clientData = clientData.replace(from, to);
    return this;
  }

  AssertionDraft clientData(String all) {
    clientData = all;
    return this;
  }

  AssertionDraft authenticatorData(UnaryOperator<byte[]> change) {
    authenticatorData = change.apply(authenticatorData);
    return this;
  }

  AssertionDraft flags(int flags) {
    authenticatorData[32] = (byte) flags;
    return this;
  }

  PasskeyPublicKey key() {
    return PasskeyPublicKey.of(keys.getPublic());
  }

  Assertion signed() {
    return signed(clientData.getBytes(StandardCharsets.UTF_8));
  }

  Assertion signed(byte[] json) {
    try {
      boolean elliptic = keys.getPrivate().getAlgorithm().equals("EC");
      Signature signature = Signature.getInstance(elliptic ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(authenticatorData);
      signature.update(SecureHash.sha256(json).getBytes());
      return new Assertion(
          new OpaqueBytes(authenticatorData),
          new OpaqueBytes(json),
          new OpaqueBytes(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  AssertionVector vector() {
    return new AssertionVector(
        "draft", AssertionVector.ACCEPTED, RELYING_PARTY, ORIGIN, key(), CHALLENGE, signed());
  }

  /** Signs and verifies. */
  void verify() {
    verify(signed());
  }

  void verify(Assertion assertion) {
    assertion.verify(key(), CHALLENGE, RELYING_PARTY, List.of("https://other.example", ORIGIN));
  }
}
