// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Whoever is signed in.
 *
 * @param subject by the realm's own id, which stays when a name changes
 * @param name as the realm shows it
 * @param roles the realm roles
 */
public record Caller(String subject, String name, Set<String> roles) {
  /** The roles that people can have here. */
  public static final Set<String> ROLES =
      Set.of("model-developer", "model-validator", "model-approver", "auditor", "bank-admin");

  private static final String PREFIX = "ROLE_";

  /** Whose token this is. */
  public static Caller of(JwtAuthenticationToken token) {
    String name = token.getToken().getClaimAsString("preferred_username");
    return new Caller(
        token.getName(),
        name == null ? token.getName() : name,
        token.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(authority -> authority.startsWith(PREFIX))
            .map(authority -> authority.substring(PREFIX.length()))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
