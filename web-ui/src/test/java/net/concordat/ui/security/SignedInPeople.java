// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Signs people in without a realm's pages: for tests. */
public final class SignedInPeople {
  /** The token's name in the session. */
  public static final String TOKEN = UserToken.NAME;

  private static final ClientRegistration CLIENT =
      ClientRegistration.withRegistrationId(Realm.ID)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .clientId("concordat-ui")
          .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
          .authorizationUri("http://localhost/auth")
          .tokenUri("http://localhost/token")
          .build();

  private SignedInPeople() {}

  /** Makes somebody the one for whom this thread works. */
  public static Authentication signIn(String username, String... roles) {
    List<SimpleGrantedAuthority> authorities =
        Arrays.stream(roles).map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
    Instant now = Instant.now();
    OidcIdToken id =
        new OidcIdToken(
            "id",
            now,
            now.plusSeconds(300),
            Map.of("sub", "subject-of-" + username, "preferred_username", username));
    Authentication person =
        new OAuth2AuthenticationToken(
            new DefaultOidcUser(authorities, id, "preferred_username"), authorities, Realm.ID);
    SecurityContextHolder.getContext().setAuthentication(person);
    return person;
  }

  /** A token of a session that cannot be renewed. */
  public static UserToken token(String accessToken) {
    return new UserToken(
        client("somebody", accessToken),
        any -> {
          throw new AssertionError("This token is not renewed");
        },
        Clock.systemUTC());
  }

  /** What the realm gives of somebody who signs in. */
  static OAuth2AuthorizedClient client(String username, String accessToken) {
    Instant now = Instant.now();
    return new OAuth2AuthorizedClient(
        CLIENT,
        username,
        new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER, accessToken, now, now.plusSeconds(300)));
  }
}
