// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/**
 * Browser and authenticator in one: a passkey for ES256 that signs what it is asked to. Who can
 * open its key store counts as present and verified. For the command line, the demonstration and
 * tests; a file can be copied, which a real authenticator's key cannot, so a bank's people use a
 * real one.
 */
public final class SoftwareAuthenticator {
  private static final byte USER_PRESENT_AND_VERIFIED = 0x05;
  private static final byte WITH_NEW_CREDENTIAL = 0x40;

  /** A file that can be copied cannot count; zero is how WebAuthn says so. */
  private static final int NO_COUNTER = 0;

  private final KeyPair keys;

  private SoftwareAuthenticator(KeyPair keys) {
    this.keys = keys;
  }

  /** An authenticator with a new key that lives as long as this object. */
  public static SoftwareAuthenticator inMemory() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new SoftwareAuthenticator(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has P-256", e);
    }
  }

  /**
   * Makes a new key and a key store for it.
   *
   * @param file where: a file that does not exist; only its owner will be able to read it
   * @param password what opens it, at least 8 characters
   * @throws IllegalArgumentException if the password is shorter
   * @throws AuthenticatorException if there is such a file, or it cannot be written
   */
  public static SoftwareAuthenticator create(Path file, char[] password) {
    SoftwareAuthenticator authenticator = inMemory();
    PasskeyStore.write(file, password, authenticator.keys);
    return authenticator;
  }

  /**
   * Opens the key store that {@link #create} made.
   *
   * @throws AuthenticatorException if the password is wrong, or this is no such key store
   */
  public static SoftwareAuthenticator open(Path file, char[] password) {
    return new SoftwareAuthenticator(PasskeyStore.read(file, password));
  }

  /** The key to enrol; encoded, it is what a browser's {@code getPublicKey()} gives. */
  public PublicKey publicKey() {
    return keys.getPublic();
  }

  /** By which a browser finds the key: its SHA-256. */
  public byte[] credentialId() {
    return sha256(publicKey().getEncoded());
  }

  /**
   * Shows the key to somebody with whom it is to be registered, as a browser does with a new one.
   *
   * @param relyingPartyId the domain that the passkey is for
   * @param origin the web origin of the page that asks, as an ASCII serialisation
   * @param challenge what was drawn for this registration
   */
  public NewCredential register(String relyingPartyId, String origin, byte[] challenge) {
    return new NewCredential(
        credentialId(),
        ClientDataJson.create(challenge, origin),
        AttestationObject.of(
            authenticatorData(
                relyingPartyId, (byte) (USER_PRESENT_AND_VERIFIED | WITH_NEW_CREDENTIAL)),
            credentialId(),
            (ECPublicKey) publicKey()));
  }

  /**
   * Signs a challenge.
   *
   * @param relyingPartyId the domain that the passkey is for
   * @param origin the web origin of the page that asks, as an ASCII serialisation
   * @param challenge what to sign: for a decision, its 32 bytes
   */
  public SignedAssertion sign(String relyingPartyId, String origin, byte[] challenge) {
    byte[] authenticatorData = authenticatorData(relyingPartyId, USER_PRESENT_AND_VERIFIED);
    byte[] clientData = ClientDataJson.get(challenge, origin);
    return new SignedAssertion(
        authenticatorData, clientData, signature(authenticatorData, sha256(clientData)));
  }

  private static byte[] authenticatorData(String relyingPartyId, byte flags) {
    return ByteBuffer.allocate(37)
        .put(sha256(relyingPartyId.getBytes(StandardCharsets.UTF_8)))
        .put(flags)
        .putInt(NO_COUNTER)
        .array();
  }

  private byte[] signature(byte[] authenticatorData, byte[] clientDataHash) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(authenticatorData);
      signature.update(clientDataHash);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key of P-256 signs anything", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
