// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.deploy.DeployException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisteredPasskeysTest {
  @TempDir private Path folder;

  private final UUID ada = UUID.randomUUID();
  private final PasskeyPublicKey key =
      PasskeyPublicKey.of(SoftwareAuthenticator.inMemory().publicKey());

  private RegisteredPasskeys read(String json) throws Exception {
    return RegisteredPasskeys.read(Files.writeString(folder.resolve("registrations.json"), json));
  }

  private String item() {
    return "{\"personId\": \"%s\", \"key\": {\"algorithm\": \"%s\", \"encoded\": \"%s\"}}"
        .formatted(
            ada,
            key.getAlgorithm(),
            Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded().getBytes()));
  }

  @Test
  void givesThePasskeyOfAPerson() throws Exception {
    assertThat(read("{\"items\": [" + item() + "]}").of(ada)).isEqualTo(key);
  }

  @Test
  void saysWhomItKnowsWhenAskedForAnother() throws Exception {
    RegisteredPasskeys passkeys = read("{\"items\": [" + item() + "]}");
    assertThatThrownBy(() -> passkeys.of(UUID.randomUUID()))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining(ada.toString());
  }

  @Test
  void choosesNoneOfTwoOfOnePerson() {
    assertThatThrownBy(() -> read("{\"items\": [" + item() + "," + item() + "]}"))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("two passkeys of the person " + ada);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"items\": []}",
        "{\"items\": [{\"personId\": \"ada\"}]}",
        "{\"items\": [{\"personId\": \"5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee\","
            + " \"key\": {\"algorithm\": \"ES256\", \"encoded\": \"AAAA\"}}]}"
      })
  void refusesWhatHoldsNoRegistrations(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("registrations.json");
  }
}
