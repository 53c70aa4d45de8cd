// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.VerificationException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.concordat.registry.ledger.AttestationDemand;
import net.concordat.registry.ledger.RelyingParty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Verifies a new credential by the specification's registration ceremony, and its attestation as
 * the consortium's rule asks.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential">Web
 *     Authentication, section 7.1</a>
 */
@Component
class Attestations {
  /** The kinds of key that the ledger takes. */
  static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

  private static final ObjectConverter CONVERTER = new ObjectConverter();

  private final PasskeyProperties properties;

  Attestations(PasskeyProperties properties) {
    this.properties = properties;
  }

  /**
   * Verifies a credential.
   *
   * @param challenge that it was to be made for
   * @throws PasskeyRefusedException if it does not serve
   */
  Attested verify(NewCredential made, byte[] challenge, RelyingParty relyingParty) {
    WebAuthnRegistrationManager manager = manager(relyingParty.attestation());
    RegistrationParameters wanted = parameters(challenge, relyingParty);
    try {
      RegistrationData data =
          manager.verify(
              new RegistrationRequest(
                  bytes(made.response().attestationObject()),
                  bytes(made.response().clientDataJSON())),
              wanted);
      return attested(data, relyingParty.attestation().asksForAny());
    } catch (VerificationException e) {
      throw refusal(String.valueOf(e.getMessage()), relyingParty, e);
    } catch (RuntimeException e) {
      // From bytes of anybody's the library's parsers come to any kind of exception.
      throw refusal("it cannot be read as a new credential.", relyingParty, e);
    }
  }

  private static PasskeyRefusedException refusal(
      String reason, RelyingParty relyingParty, RuntimeException cause) {
    return new PasskeyRefusedException(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "The passkey is refused: %s Wanted: one made for %s on one of %s, by a person who is verified; %s."
            .formatted(
                reason,
                relyingParty.id(),
                relyingParty.origins(),
                wanted(relyingParty.attestation())),
        cause);
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }

  private WebAuthnRegistrationManager manager(AttestationDemand demand) {
    if (!demand.asksForAny()) {
      return WebAuthnRegistrationManager.createNonStrictWebAuthnRegistrationManager(CONVERTER);
    }
    return new WebAuthnRegistrationManager(
        List.of(new PackedAttestationStatementVerifier(), new TPMAttestationStatementVerifier()),
        new DefaultCertPathTrustworthinessVerifier(MakersRoots.in(properties.roots(), demand)),
        new DefaultSelfAttestationTrustworthinessVerifier(false),
        CONVERTER);
  }

  private static RegistrationParameters parameters(byte[] challenge, RelyingParty relyingParty) {
    ServerProperty server =
        ServerProperty.builder()
            .origins(
                relyingParty.origins().stream().map(Origin::create).collect(Collectors.toSet()))
            .rpId(relyingParty.id())
            .challenge(new DefaultChallenge(challenge))
            .build();
    return new RegistrationParameters(
        server,
        ALGORITHMS.stream()
            .map(
                algorithm ->
                    new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList(),
        true,
        true);
  }

  private static Attested attested(RegistrationData data, boolean attested) {
    AttestedCredentialData credential =
        Objects.requireNonNull(
            Objects.requireNonNull(data.getAttestationObject())
                .getAuthenticatorData()
                .getAttestedCredentialData());
    PublicKey key = credential.getCOSEKey().getPublicKey();
    if (key == null) {
      throw new IllegalArgumentException("its public key is missing.");
    }
    return new Attested(
        Base64.getUrlEncoder().withoutPadding().encodeToString(credential.getCredentialId()),
        key,
        Objects.requireNonNull(credential.getAaguid().getValue()),
        attested);
  }

  private static String wanted(AttestationDemand demand) {
    return demand.asksForAny()
        ? "attested by its maker as one of the models " + demand.aaguids()
        : "no attestation";
  }
}
