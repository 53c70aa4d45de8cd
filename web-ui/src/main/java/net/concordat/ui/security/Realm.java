// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
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

  private static final Duration SOON = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(SOON).build();
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

  /**
   * Asks for the realm's addresses, whether they are known or not: a browser that is sent to a
   * realm which is away shows a page of its own.
   *
   * @throws UncheckedIOException if the realm does not answer
   */
  void requireAnswer() {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(properties.issuer() + "/.well-known/openid-configuration"))
            .timeout(SOON)
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("The realm answered with status " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException());
    }
  }

  private ClientRegistration ask() {
    requireAnswer();
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
