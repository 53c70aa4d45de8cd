// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.registry.ledger.AttestationDemand;
import net.concordat.registry.ledger.RelyingParty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which new credentials serve, by the ceremony and by the consortium's rule. */
class AttestationsTest {
  private static final String ID = "bank-a.example";
  private static final String ORIGIN = "https://models.bank-a.example";
  private static final byte[] CHALLENGE =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final UUID MODEL = UUID.fromString("2fc0579f-8113-47ea-b116-bb5a8db9202a");
  private static final UUID OTHER_MODEL = UUID.fromString("ee882879-721c-4913-9775-3dfcce97072a");

  @TempDir private Path roots;
  private final TestMaker maker = new TestMaker("Maker");
  private final TestAuthenticator authenticator = new TestAuthenticator(ID, ORIGIN);
  private AttestationDemand demand = new AttestationDemand(List.of(), List.of());

  private Attested verify(NewCredential made) {
    return new Attestations(new PasskeyProperties(roots, Duration.ofMinutes(5)))
        .verify(made, CHALLENGE, new RelyingParty("A bank", ID, List.of(ORIGIN), demand));
  }

  private NewCredential made() {
    return authenticator.create(Base64.getUrlEncoder().withoutPadding().encodeToString(CHALLENGE));
  }

  private void refused(String because) {
    NewCredential made = made();
    assertThatThrownBy(() -> verify(made))
        .isInstanceOfSatisfying(
            PasskeyRefusedException.class,
            refusal ->
                assertThat(refusal.getBody().getDetail())
                    .containsIgnoringCase(because)
                    .contains(ID, ORIGIN));
  }

  @Nested
  class Ceremony {
    @Test
    void acceptsAPasskeyAndGivesItsKey() {
      assertThat(verify(made()))
          .isEqualTo(
              new Attested(
                  authenticator.credentialId(), authenticator.publicKey(), new UUID(0, 0), false));
    }

    @Test
    void acceptsThePasskeyOfAKeyStore() {
      SoftwareAuthenticator software = SoftwareAuthenticator.inMemory();
      var made = software.register(ID, ORIGIN, CHALLENGE);
      Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
      assertThat(
              verify(
                  new NewCredential(
                      new NewCredential.AttestationResponse(
                          base64.encodeToString(made.clientDataJson()),
                          base64.encodeToString(made.attestationObject())))))
          .isEqualTo(
              new Attested(
                  base64.encodeToString(made.id()), software.publicKey(), new UUID(0, 0), false));
    }

    @Test
    void refusesAnotherOrigin() {
      authenticator.on("https://models.bank-a.example.evil");
      refused("origin");
    }

    @Test
    void refusesAnotherRelyingParty() {
      authenticator.forRelyingParty("bank-b.example");
      refused("rpId");
    }

    @Test
    void refusesAnotherChallenge() {
      NewCredential made = authenticator.create("b3RoZXI");
      assertThatThrownBy(() -> verify(made)).isInstanceOf(PasskeyRefusedException.class);
    }

    @Test
    void refusesAPersonWhoIsNotVerified() {
      authenticator.withoutVerification();
      refused("verified");
    }

    @Test
    void refusesWhatWasMadeInAnotherCeremony() {
      authenticator.inACeremony("webauthn.get");
      refused("type");
    }

    @Test
    void refusesBytesThatAreNoCredential() {
      NewCredential made =
          new NewCredential(
              new NewCredential.AttestationResponse(made().response().clientDataJSON(), "AAAA"));
      assertThatThrownBy(() -> verify(made)).isInstanceOf(PasskeyRefusedException.class);
    }
  }

  @Nested
  class Attestation {
    @BeforeEach
    void demandAModelOfAMaker() {
      demand = new AttestationDemand(List.of(MODEL), List.of(maker.publish(roots)));
    }

    @Test
    void acceptsAModelThatItsMakerAttests() {
      authenticator.attestedBy(maker, MODEL, MODEL);
      assertThat(verify(made()))
          .extracting(Attested::aaguid, Attested::attested)
          .containsExactly(MODEL, true);
    }

    @Test
    void refusesNone() {
      refused("attestation");
    }

    @Test
    void refusesOneThatAttestsItself() {
      authenticator.attestingItself(MODEL);
      refused("self");
    }

    @Test
    void refusesAnotherModelOfTheSameMaker() {
      authenticator.attestedBy(maker, OTHER_MODEL, OTHER_MODEL);
      refused(OTHER_MODEL.toString());
    }

    @Test
    void refusesAModelThatTheCertificateIsNotOf() {
      authenticator.attestedBy(maker, MODEL, OTHER_MODEL);
      refused("AAGUID");
    }

    @Test
    void refusesAMakerWhomNobodyNamed() {
      TestMaker unnamed = new TestMaker("Maker");
      unnamed.publish(roots);
      authenticator.attestedBy(unnamed, MODEL, MODEL);
      refused("cert");
    }

    @Test
    void refusesAMakerWhoseRootIsNotHere() {
      demand = new AttestationDemand(List.of(MODEL), List.of("0".repeat(64)));
      authenticator.attestedBy(maker, MODEL, MODEL);
      refused("TrustAnchors");
    }
  }
}
