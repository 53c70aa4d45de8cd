// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.web.client.RestClientException;

/**
 * What proves to the registry who somebody is, for as long as that one's session at the realm
 * lasts. A refresh token serves once, so one thread at a time uses it.
 */
public final class UserToken {
  /** Its name in the session. */
  static final String NAME = UserToken.class.getName();

  /** A token must outlive the request that it is sent with. */
  private static final Duration AT_LEAST = Duration.ofSeconds(30);

  private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> realm;
  private final Clock clock;
  private OAuth2AuthorizedClient client;
  private volatile Instant usedAt;

  UserToken(
      OAuth2AuthorizedClient client,
      OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> realm,
      Clock clock) {
    this.client = client;
    this.realm = realm;
    this.clock = clock;
    this.usedAt = clock.instant();
  }

  /**
   * A token good for half a minute more, for something that the person does.
   *
   * @throws SignedOutException if the realm gives no more
   */
  public String value() {
    usedAt = clock.instant();
    return fresh();
  }

  /**
   * A token for something that the person did not ask for, and so does not keep the session alive:
   * nothing once the person has been away for this long.
   */
  public @Nullable String valueIfUsedWithin(Duration away) {
    return usedAt.isBefore(clock.instant().minus(away)) ? null : fresh();
  }

  private synchronized String fresh() {
    Instant expires = client.getAccessToken().getExpiresAt();
    if (expires != null && expires.isBefore(clock.instant().plus(AT_LEAST))) {
      client = refreshed();
    }
    return client.getAccessToken().getTokenValue();
  }

  synchronized OAuth2AuthorizedClient client() {
    return client;
  }

  /** Whether it is this person's. */
  synchronized boolean isOf(String principal) {
    return client.getPrincipalName().equals(principal);
  }

  /** Goes on with another session of the same person's. */
  synchronized void renew(OAuth2AuthorizedClient next) {
    client = next;
    usedAt = clock.instant();
  }

  private OAuth2AuthorizedClient refreshed() {
    OAuth2RefreshToken refresh = client.getRefreshToken();
    if (refresh == null) {
      throw new SignedOutException(null);
    }
    try {
      OAuth2AccessTokenResponse answer =
          realm.getTokenResponse(
              new OAuth2RefreshTokenGrantRequest(
                  client.getClientRegistration(), client.getAccessToken(), refresh));
      OAuth2RefreshToken next = answer.getRefreshToken();
      return new OAuth2AuthorizedClient(
          client.getClientRegistration(),
          client.getPrincipalName(),
          answer.getAccessToken(),
          next == null ? refresh : next);
    } catch (OAuth2AuthorizationException | RestClientException e) {
      throw new SignedOutException(e);
    }
  }

  @Override
  public String toString() {
    return "somebody's token";
  }
}
