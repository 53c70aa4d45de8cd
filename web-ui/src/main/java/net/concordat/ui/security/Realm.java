// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import net.concordat.ui.UiProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/** The realm where people sign in. It is asked for its addresses when somebody first does. */
@Component
final class Realm implements ClientRegistrationRepository {
  /** Its name in addresses of these pages. */
  static final String ID = "realm";

  private final UiProperties properties;
  private @Nullable ClientRegistration known;

  Realm(UiProperties properties) {
    this.properties = properties;
  }

  @Override
  public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!ID.equals(id)) {
      return null;
    }
    if (known == null) {
      known = ask();
    }
    return known;
  }

  private ClientRegistration ask() {
    return ClientRegistrations.fromIssuerLocation(properties.issuer().toString())
        .registrationId(ID)
        .clientId(properties.clientId())
        .clientSecret(secret())
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope("openid", "profile")
        .userNameAttributeName("preferred_username")
        .build();
  }

  private String secret() {
    try {
      return Files.readString(properties.clientSecretFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The secret of these pages cannot be read from " + properties.clientSecretFile(), e);
    }
  }
}
