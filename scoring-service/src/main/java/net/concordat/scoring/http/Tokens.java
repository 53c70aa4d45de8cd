// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import net.concordat.scoring.registry.Discovery;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens count: those of the bank's own realm, meant for this service. A token that was
 * verified is remembered until it ends, since a program sends the same one thousands of times.
 */
final class Tokens {
  private static final String PREFIX = "Bearer ";
  private static final int MOST_REMEMBERED = 1_000;

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final URI issuer;
  private final String audience;
  private final Clock clock;
  private volatile @Nullable DefaultJWTProcessor<SecurityContext> processor;

  private record Known(Caller caller, Instant until) {}

  Tokens(URI issuer, String audience, Clock clock) {
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
  }

  /**
   * Who sent a request.
   *
   * @param authorization the header; null if there is none
   * @param elsewhere where to verify a token that is not remembered, which may wait for the realm
   * @return fails with a {@link Problem} if there is no valid token
   */
  CompletableFuture<Caller> caller(@Nullable String authorization, Executor elsewhere) {
    if (authorization == null || !authorization.startsWith(PREFIX)) {
      return CompletableFuture.failedFuture(refused());
    }
    String token = authorization.substring(PREFIX.length());
    Known before = known.get(token);
    return before != null && clock.instant().isBefore(before.until())
        ? CompletableFuture.completedFuture(before.caller())
        : CompletableFuture.supplyAsync(() -> verify(token), elsewhere);
  }

  private Caller verify(String token) {
    Known now = verified(token);
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(token, now);
    return now.caller();
  }

  private Known verified(String token) {
    try {
      JWTClaimsSet claims = processor().process(token, null);
      return new Known(
          new Caller(name(claims), roles(claims)), claims.getExpirationTime().toInstant());
    } catch (RemoteKeySourceException e) {
      throw new Problem(503, "The realm's keys cannot be had, so no token can be checked.");
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw refused();
    }
  }

  private static Problem refused() {
    return new Problem(
        401, "A valid token of this bank's own realm, meant for the scoring service, is needed.");
  }

  /** A service account has no name of its own that says more than its program's. */
  private static String name(JWTClaimsSet claims) throws ParseException, BadJOSEException {
    String program = claims.getStringClaim("azp");
    String subject = claims.getSubject();
    boolean isProgram = roles(claims).contains(Caller.PROGRAM);
    if (isProgram && program != null) {
      return program;
    }
    if (subject == null) {
      throw new BadJOSEException("A token names its subject");
    }
    return subject;
  }

  private static Set<String> roles(JWTClaimsSet claims) throws ParseException {
    Map<String, Object> access = claims.getJSONObjectClaim("realm_access");
    if (access == null || !(access.get("roles") instanceof Collection<?> roles)) {
      return Set.of();
    }
    return roles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  // The realm may come up after the service: its keys are fetched with the first token.
  private DefaultJWTProcessor<SecurityContext> processor() {
    DefaultJWTProcessor<SecurityContext> ready = processor;
    if (ready == null) {
      ready = make();
      processor = ready;
    }
    return ready;
  }

  private DefaultJWTProcessor<SecurityContext> make() {
    try {
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.<SecurityContext>create(Discovery.of(issuer, "jwks_uri").toURL())
              .retrying(true)
              .build();
      DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
      made.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256), keys));
      made.setJWTClaimsSetVerifier(
          new DefaultJWTClaimsVerifier<>(
              audience,
              new JWTClaimsSet.Builder().issuer(issuer.toString()).build(),
              Set.of("exp", "sub")));
      return made;
    } catch (IOException | IllegalArgumentException e) {
      throw new Problem(503, "The realm's keys cannot be had, so no token can be checked.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(503, "The service is stopping.");
    }
  }
}
