// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.concordat.deploy.Party;
import org.jspecify.annotations.Nullable;

/** Somebody, or a program's account, in the form in which Keycloak imports it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RealmUser(
    String username,
    boolean enabled,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String serviceAccountClientId,
    List<Credential> credentials,
    List<String> realmRoles,
    Map<String, List<String>> clientRoles) {
  /** A development user who has one role and may change the password. */
  static RealmUser person(Party party, RealmRole role, String password) {
    String username = role.username();
    // Keycloak demands a name and an address of people before they may sign in.
    return new RealmUser(
        username,
        true,
        username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1),
        "of " + party.organisation(),
        username + "@" + party.organisation().toLowerCase(Locale.ROOT) + ".example",
        null,
        List.of(new Credential("password", password, false)),
        List.of(role.words()),
        Map.of("account", List.of("manage-account")));
  }

  /** As whom a program signs in. */
  static RealmUser program(String clientId, RealmRole role) {
    return new RealmUser(
        "service-account-" + clientId,
        true,
        null,
        null,
        null,
        clientId,
        List.of(),
        List.of(role.words()),
        Map.of());
  }

  /** What somebody proves to be the one with. */
  record Credential(String type, String value, boolean temporary) {}
}
