// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import static net.concordat.ui.fake.FakeParty.send;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs whoever is told in at once, if the pages prove by PKCE that they asked. */
public final class FakeRealm {
  private static final int KEY_BITS = 2048;

  private final URI issuer;
  private final RSAKey key;
  private final Map<String, MultiValueMap<String, String>> codes = new ConcurrentHashMap<>();
  private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
  private final Set<String> accessTokens = ConcurrentHashMap.newKeySet();
  private volatile String username = "developer";
  private volatile List<String> roles = List.of("model-developer");
  private volatile boolean away;
  private volatile Duration tokenLife = Duration.ofMinutes(5);

  FakeRealm(URI issuer) {
    this.issuer = issuer;
    try {
      this.key = new RSAKeyGenerator(KEY_BITS).keyID("fake").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says who signs in next. */
  public void nextIs(String username, String... roles) {
    this.username = username;
    this.roles = List.of(roles);
  }

  /** Says how long access tokens last from now on. */
  public void setTokenLife(Duration life) {
    this.tokenLife = life;
  }

  /** Ends everybody's session: no token can be renewed. */
  public void endSessions() {
    refreshTokens.clear();
    accessTokens.clear();
  }

  /** Answers nobody any more, or everybody again. */
  public void setAway(boolean away) {
    this.away = away;
  }

  boolean gave(String accessToken) {
    return accessTokens.contains(accessToken);
  }

  /** A token as the pages get one; for tests without a browser. */
  public String accessToken() {
    return access();
  }

  void answer(HttpExchange exchange) throws IOException {
    if (away) {
      exchange.close();
      return;
    }
    String path = exchange.getRequestURI().getPath().substring("/realms/Fake/".length());
    switch (path) {
      case ".well-known/openid-configuration" -> json(exchange, configuration());
      case "certs" -> json(exchange, new JWKSet(key.toPublicJWK()).toString());
      case "auth" -> authorize(exchange);
      case "token" -> token(exchange);
      case "logout" -> logout(exchange);
      default -> send(exchange, 404, "text/plain", "");
    }
  }

  private String configuration() {
    return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/certs", "end_session_endpoint": "%1$s/logout",
         "subject_types_supported": ["public"], "response_types_supported": ["code"],
         "id_token_signing_alg_values_supported": ["RS256"],
         "token_endpoint_auth_methods_supported": ["client_secret_basic"]}
        """
        .formatted(issuer);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    MultiValueMap<String, String> asked = decoded(exchange.getRequestURI().getRawQuery());
    if (asked.getFirst("code_challenge") == null) {
      send(exchange, 400, "text/plain", "PKCE is missing");
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    redirect(
        exchange,
        asked.getFirst("redirect_uri")
            + "?code="
            + code
            + "&state="
            + URLEncoder.encode(String.valueOf(asked.getFirst("state")), StandardCharsets.UTF_8));
  }

  private void token(HttpExchange exchange) throws IOException {
    MultiValueMap<String, String> form =
        decoded(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String nonce = null;
    if ("refresh_token".equals(form.getFirst("grant_type"))) {
      if (!refreshTokens.remove(String.valueOf(form.getFirst("refresh_token")))) {
        send(exchange, 400, "application/json", "{\"error\": \"invalid_grant\"}");
        return;
      }
    } else {
      MultiValueMap<String, String> asked = codes.remove(String.valueOf(form.getFirst("code")));
      if (asked == null || !proves(form.getFirst("code_verifier"), asked)) {
        send(exchange, 400, "application/json", "{\"error\": \"invalid_grant\"}");
        return;
      }
      nonce = asked.getFirst("nonce");
    }
    String refresh = UUID.randomUUID().toString();
    refreshTokens.add(refresh);
    json(
        exchange,
        """
        {"access_token": "%s", "id_token": "%s", "refresh_token": "%s", "token_type": "Bearer",
         "expires_in": %d, "scope": "openid profile"}
        """
            .formatted(access(), id(nonce), refresh, tokenLife.toSeconds()));
  }

  private static boolean proves(@Nullable String verifier, MultiValueMap<String, String> asked) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(hash)
          .equals(asked.getFirst("code_challenge"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void logout(HttpExchange exchange) throws IOException {
    endSessions();
    redirect(
        exchange,
        String.valueOf(
            decoded(exchange.getRequestURI().getRawQuery()).getFirst("post_logout_redirect_uri")));
  }

  private String access() {
    String token =
        signed(
            claims()
                .audience("concordat-registry")
                .claim("realm_access", Map.of("roles", roles))
                .build());
    accessTokens.add(token);
    return token;
  }

  private String id(@Nullable String nonce) {
    return signed(claims().audience("concordat-ui").claim("nonce", nonce).build());
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .jwtID(UUID.randomUUID().toString())
        .issuer(issuer.toString())
        .subject("subject-of-" + username)
        .claim("preferred_username", username)
        .claim(
            "name",
            username.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + username.substring(1)
                + " of BankA")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
  }

  private String signed(JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("fake").build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MultiValueMap<String, String> decoded(String query) {
    MultiValueMap<String, String> encoded =
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
    MultiValueMap<String, String> decoded = new org.springframework.util.LinkedMultiValueMap<>();
    encoded.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    decoded.add(
                        name,
                        java.net.URLDecoder.decode(
                            String.valueOf(value), StandardCharsets.UTF_8))));
    return decoded;
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    send(exchange, 302, "text/plain", "");
  }

  private static void json(HttpExchange exchange, String body) throws IOException {
    send(exchange, 200, "application/json", body);
  }
}
