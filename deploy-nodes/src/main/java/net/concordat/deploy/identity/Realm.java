// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.concordat.deploy.Party;

/**
 * An organisation's realm in the form in which Keycloak imports it. What holds for every realm -
 * lifetimes, brute-force protection, what people may not do by themselves - is in {@code
 * realm.json}; roles, programs and people are added here.
 */
final class Realm {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Realm() {}

  /**
   * The realm of a party.
   *
   * @param pages the origin of its web pages
   * @param passwords of its development users, by role
   * @param clientSecrets by client
   */
  static ObjectNode of(
      Party party, URI pages, Map<RealmRole, String> passwords, Map<String, String> clientSecrets)
      throws IOException {
    ObjectNode realm = settings();
    realm.put("realm", party.organisation());
    realm.put("displayName", party.organisation());
    realm.set("roles", JSON.valueToTree(Map.of("realm", roles(party))));
    List<RealmClient> clients = RealmClient.of(party, pages, clientSecrets);
    realm.set("clients", JSON.valueToTree(clients));
    realm.set("scopeMappings", JSON.valueToTree(scopes(party, clients)));
    realm.set("users", JSON.valueToTree(users(party, passwords, clientSecrets)));
    return realm;
  }

  private static ObjectNode settings() throws IOException {
    try (InputStream file = Objects.requireNonNull(Realm.class.getResourceAsStream("realm.json"))) {
      return JSON.readValue(file, ObjectNode.class);
    }
  }

  private static List<RoleRepresentation> roles(Party party) {
    return RealmRole.of(party).stream()
        .map(role -> new RoleRepresentation(role.words(), role.description()))
        .toList();
  }

  private static List<ScopeMapping> scopes(Party party, List<RealmClient> clients) {
    return clients.stream()
        .map(
            client ->
                new ScopeMapping(
                    client.clientId(), words(RealmClient.roles(party, client.clientId()).stream())))
        .filter(scope -> !scope.roles().isEmpty())
        .toList();
  }

  private static List<RealmUser> users(
      Party party, Map<RealmRole, String> passwords, Map<String, String> clientSecrets) {
    List<RealmUser> users = new ArrayList<>();
    passwords.forEach((role, password) -> users.add(RealmUser.person(party, role, password)));
    RealmClient.PROGRAMS.keySet().stream()
        .filter(clientSecrets::containsKey)
        .forEach(
            program ->
                users.add(RealmUser.program(program, RealmClient.roles(party, program).get(0))));
    return users;
  }

  private static List<String> words(Stream<RealmRole> roles) {
    return roles.map(RealmRole::words).toList();
  }

  private record RoleRepresentation(String name, String description) {}

  private record ScopeMapping(String client, List<String> roles) {}
}
