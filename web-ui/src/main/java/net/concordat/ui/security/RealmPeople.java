// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.concordat.ui.UiProperties;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;

/** Who signed in, by the ID token, with the roles that the access token has for the registry. */
@Component
final class RealmPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
  private final UiProperties properties;
  private final JwtDecoder accessTokens;

  RealmPeople(UiProperties properties) {
    this.properties = properties;
    this.accessTokens = new SupplierJwtDecoder(this::decoder);
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    Jwt access = decoded(request.getAccessToken().getTokenValue());
    return new DefaultOidcUser(roles(access), request.getIdToken(), "preferred_username");
  }

  private Jwt decoded(String token) {
    try {
      return accessTokens.decode(token);
    } catch (JwtException | JwtDecoderInitializationException e) {
      throw new OAuth2AuthenticationException(
          new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, e.getMessage(), null), e);
    }
  }

  /** Checks that a token is of this realm, and for the registry. */
  JwtDecoder accessTokens() {
    return accessTokens;
  }

  private JwtDecoder decoder() {
    String issuer = properties.issuer().toString();
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && audience.contains(properties.audience()))));
    return decoder;
  }

  /** What somebody may do, by an access token. */
  List<GrantedAuthority> roles(Jwt access) {
    Map<String, Object> realm = access.getClaimAsMap("realm_access");
    if (realm == null || !(realm.get("roles") instanceof List<?> roles)) {
      return List.of();
    }
    return roles.stream()
        .map(role -> properties.observer() ? supervisor(role) : role)
        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
        .toList();
  }

  private static Object supervisor(Object role) {
    return role.equals(Roles.AUDITOR) ? Roles.SUPERVISOR : role;
  }
}
