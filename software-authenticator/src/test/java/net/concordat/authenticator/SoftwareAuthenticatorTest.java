// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareAuthenticatorTest {
  private static final String RELYING_PARTY = "bank-a.example";
  private static final String ORIGIN = "https://models.bank-a.example";
  private static final byte[] CHALLENGE = new byte[32];

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("alice.p12");
  }

  private static char[] password() {
    return "correct horse".toCharArray();
  }

  @Test
  void signsWithTheSameKeyOnceOpenedAgain() throws GeneralSecurityException {
    SoftwareAuthenticator made = SoftwareAuthenticator.create(file, password());
    SoftwareAuthenticator opened = SoftwareAuthenticator.open(file, password());
    assertThat(opened.publicKey()).isEqualTo(made.publicKey());
    SignedAssertion assertion = opened.sign(RELYING_PARTY, ORIGIN, CHALLENGE);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(made.publicKey());
    signature.update(assertion.authenticatorData());
    signature.update(MessageDigest.getInstance("SHA-256").digest(assertion.clientDataJson()));
    assertThat(signature.verify(assertion.signature())).isTrue();
  }

  @Test
  void saysThatItsPersonIsPresentAndVerifiedAndCountsNothing() throws GeneralSecurityException {
    byte[] data =
        SoftwareAuthenticator.inMemory().sign(RELYING_PARTY, ORIGIN, CHALLENGE).authenticatorData();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(RELYING_PARTY.getBytes(StandardCharsets.UTF_8));
    assertThat(Arrays.copyOf(data, 32)).isEqualTo(hash);
    assertThat(Arrays.copyOfRange(data, 32, data.length)).containsExactly(5, 0, 0, 0, 0);
  }

  @Test
  void writesClientDataAsABrowserDoes() {
    assertThat(clientData(ORIGIN))
        .isEqualTo(
            "{\"type\":\"webauthn.get\",\"challenge\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
                + "\"origin\":\"https://models.bank-a.example\",\"crossOrigin\":false}");
  }

  @Test
  void showsANewKeyAsABrowserDoes() throws GeneralSecurityException {
    SoftwareAuthenticator authenticator = SoftwareAuthenticator.inMemory();
    NewCredential made = authenticator.register(RELYING_PARTY, ORIGIN, CHALLENGE);
    byte[] object = made.attestationObject();
    assertThat(new String(made.clientDataJson(), StandardCharsets.UTF_8))
        .startsWith("{\"type\":\"webauthn.create\",");
    assertThat(new String(object, StandardCharsets.ISO_8859_1))
        .startsWith("\u00a3cfmtdnonegattStmt\u00a0hauthDataX");
    assertThat(object).endsWith(y(authenticator.publicKey()));
    assertThat(made.id())
        .isEqualTo(
            MessageDigest.getInstance("SHA-256").digest(authenticator.publicKey().getEncoded()));
  }

  /** The last of the key in COSE: y. */
  private static byte[] y(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  @Test
  void escapesWhatWouldEndAText() {
    assertThat(clientData("a\"b\\c\nd\u00e4"))
        .contains("\"origin\":\"a\\\"b\\\\c\\u000ad\u00e4\",");
  }

  private static String clientData(String origin) {
    byte[] json =
        SoftwareAuthenticator.inMemory().sign(RELYING_PARTY, origin, CHALLENGE).clientDataJson();
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void keepsItsKeyWhereOnlyItsOwnerReadsIt() throws Exception {
    SoftwareAuthenticator.create(file, password());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    KeyStore store = KeyStore.getInstance(file.toFile(), password());
    store.getCertificate("passkey").verify(store.getCertificate("passkey").getPublicKey());
  }

  @Test
  void makesAnotherKeyEachTime() {
    assertThat(SoftwareAuthenticator.inMemory().publicKey())
        .isNotEqualTo(SoftwareAuthenticator.inMemory().publicKey());
  }

  @Test
  void neverOverwritesAKey() throws Exception {
    SoftwareAuthenticator.create(file, password());
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> SoftwareAuthenticator.create(file, password()))
        .isInstanceOf(AuthenticatorException.class)
        .hasMessageContaining("never overwritten");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void rejectsAWrongPassword() {
    SoftwareAuthenticator.create(file, password());
    assertThatThrownBy(() -> SoftwareAuthenticator.open(file, "incorrect horse".toCharArray()))
        .isInstanceOf(AuthenticatorException.class)
        .hasMessageContaining("alice.p12 does not open");
  }

  @Test
  void rejectsAShortPassword() {
    assertThatThrownBy(() -> SoftwareAuthenticator.create(file, "secret!".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A password has at least 8 characters; given 7");
    assertThat(file).doesNotExist();
  }

  @Test
  void rejectsAFileThatIsNotThereOrNoKeyStore() throws Exception {
    assertThatThrownBy(() -> SoftwareAuthenticator.open(file, password()))
        .isInstanceOf(AuthenticatorException.class)
        .hasMessageStartingWith("There is no key store");
    Files.writeString(file, "no key store");
    assertThatThrownBy(() -> SoftwareAuthenticator.open(file, password()))
        .isInstanceOf(AuthenticatorException.class)
        .hasMessageContaining("does not open");
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (var out = Files.newOutputStream(file)) {
      empty.store(out, password());
    }
    assertThatThrownBy(() -> SoftwareAuthenticator.open(file, password()))
        .isInstanceOf(AuthenticatorException.class)
        .hasMessageContaining("no private key");
  }
}
