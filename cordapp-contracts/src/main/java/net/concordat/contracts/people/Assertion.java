// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/**
 * What a person's passkey signed: a WebAuthn assertion, in the three parts that a browser gives.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion">Web Authentication,
 *     section 7.2</a>
 */
@CordaSerializable
public final class Assertion extends Value {
  /** Most bytes of the authenticator data, and of the client data. */
  static final int MOST_DATA = 1_024;

  /** Most bytes of a signature: that of an RSA key of 4,096 bits. */
  static final int MOST_SIGNATURE = 512;

  private final OpaqueBytes authenticatorData;
  private final OpaqueBytes clientDataJson;
  private final OpaqueBytes signature;

  /**
   * @param authenticatorData what the authenticator says, 37 to 1,024 bytes
   * @param clientDataJson what the browser says, at most 1,024 bytes
   * @param signature over the authenticator data and the SHA-256 of the client data, at most 512
   *     bytes
   */
  @ConstructorForDeserialization
  public Assertion(
      OpaqueBytes authenticatorData, OpaqueBytes clientDataJson, OpaqueBytes signature) {
    this.authenticatorData = authenticatorData;
    this.clientDataJson = clientDataJson;
    this.signature = signature;
  }

  /**
   * Requires that a passkey gave this assertion, for one challenge and one relying party, with its
   * person present and verified. The counter of the authenticator is not looked at: passkeys that
   * exist on several devices have none, and a challenge serves once anyway.
   *
   * @param key the enrolled key
   * @param challenge what the person was to sign, a SHA-256
   * @param relyingPartyId the domain that the member's passkeys are bound to
   * @param origins the web origins from which the member's people sign
   * @throws IllegalArgumentException naming the rule that does not hold, and what was given
   */
  public void verify(
      PasskeyPublicKey key, SecureHash challenge, String relyingPartyId, List<String> origins) {
    requireFor(challenge, relyingPartyId, origins);
    key.requireSigned(signedBytes(), signature.getBytes());
  }

  /**
   * Requires all of {@link #verify} but the signature: for whoever does not know the key.
   *
   * @param challenge what the person was to sign, a SHA-256
   * @param relyingPartyId the domain that the member's passkeys are bound to
   * @param origins the web origins from which the member's people sign
   * @throws IllegalArgumentException naming the rule that does not hold, and what was given
   */
  public void requireFor(SecureHash challenge, String relyingPartyId, List<String> origins) {
    checkBounds();
    Bounds.digest("challenge", challenge);
    ClientData.check(clientDataJson.getBytes(), challenge, origins);
    AuthenticatorData.check(authenticatorData.getBytes(), relyingPartyId);
  }

  private byte[] signedBytes() {
    SecureHash clientDataHash = SecureHash.sha256(clientDataJson.getBytes());
    return ByteBuffer.allocate(authenticatorData.getSize() + clientDataHash.getSize())
        .put(authenticatorData.getBytes())
        .put(clientDataHash.getBytes())
        .array();
  }

  /** Checks the sizes of the three parts. */
  public void checkBounds() {
    Bounds.number(
        "bytes of authenticatorData",
        authenticatorData.getSize(),
        AuthenticatorData.LEAST,
        MOST_DATA);
    Bounds.number("bytes of clientDataJson", clientDataJson.getSize(), 1, MOST_DATA);
    Bounds.number("bytes of signature", signature.getSize(), 1, MOST_SIGNATURE);
  }

  public OpaqueBytes getAuthenticatorData() {
    return authenticatorData;
  }

  public OpaqueBytes getClientDataJson() {
    return clientDataJson;
  }

  public OpaqueBytes getSignature() {
    return signature;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(authenticatorData, clientDataJson, signature);
  }
}
