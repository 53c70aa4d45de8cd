// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.AttestationStatement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Browser and authenticator in one, that make one credential, well or badly. */
public final class TestAuthenticator {
  private static final ObjectConverter CONVERTER = new ObjectConverter();
  private static final Base64.Encoder BASE_64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys = TestMaker.keys();
  private final byte[] credentialId =
      UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
  private UUID aaguid = new UUID(0, 0);
  private String relyingPartyId;
  private String origin;
  private String type = "webauthn.create";
  private boolean verifiesPerson = true;
  private boolean attestsItself;
  private @Nullable TestMaker maker;
  private @Nullable UUID certifiedAaguid;

  /** One that does all right, without attestation. */
  public TestAuthenticator(String relyingPartyId, String origin) {
    this.relyingPartyId = relyingPartyId;
    this.origin = origin;
  }

  TestAuthenticator forRelyingParty(String other) {
    relyingPartyId = other;
    return this;
  }

  TestAuthenticator on(String otherOrigin) {
    origin = otherOrigin;
    return this;
  }

  TestAuthenticator inACeremony(String otherType) {
    type = otherType;
    return this;
  }

  TestAuthenticator withoutVerification() {
    verifiesPerson = false;
    return this;
  }

  /** Signs its attestation with the credential's own key. */
  TestAuthenticator attestingItself(UUID model) {
    aaguid = model;
    attestsItself = true;
    return this;
  }

  /** Signs its attestation with a key that a maker certified. */
  TestAuthenticator attestedBy(TestMaker by, UUID model, UUID certified) {
    maker = by;
    aaguid = model;
    certifiedAaguid = certified;
    return this;
  }

  /** Its public key. */
  public PublicKey publicKey() {
    return keys.getPublic();
  }

  /** Its credential's id in base64url. */
  public String credentialId() {
    return BASE_64.encodeToString(credentialId);
  }

  /** What a browser gives for a challenge in base64url. */
  public NewCredential create(String challenge) {
    byte[] clientData =
        "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
            .formatted(type, challenge, origin)
            .getBytes(StandardCharsets.UTF_8);
    AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data =
        new AuthenticatorData<>(
            sha256(relyingPartyId.getBytes(StandardCharsets.UTF_8)),
            (byte) (verifiesPerson ? 0x45 : 0x41),
            0,
            new AttestedCredentialData(
                new AAGUID(aaguid),
                credentialId,
                EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256)));
    AttestationObject made = new AttestationObject(data, statement(data, sha256(clientData)));
    return new NewCredential(
        new NewCredential.AttestationResponse(
            BASE_64.encodeToString(clientData),
            BASE_64.encodeToString(
                new AttestationObjectConverter(CONVERTER).convertToBytes(made))));
  }

  private AttestationStatement statement(
      AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data, byte[] clientDataHash) {
    byte[] signed =
        concatenated(new AuthenticatorDataConverter(CONVERTER).convert(data), clientDataHash);
    if (maker != null && certifiedAaguid != null) {
      KeyPair attesting = TestMaker.keys();
      return new PackedAttestationStatement(
          COSEAlgorithmIdentifier.ES256,
          signature(attesting.getPrivate(), signed),
          maker.certify(attesting.getPublic(), certifiedAaguid));
    }
    return attestsItself
        ? new PackedAttestationStatement(
            COSEAlgorithmIdentifier.ES256, signature(keys.getPrivate(), signed), null)
        : new NoneAttestationStatement();
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private static byte[] signature(PrivateKey key, byte[] data) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
