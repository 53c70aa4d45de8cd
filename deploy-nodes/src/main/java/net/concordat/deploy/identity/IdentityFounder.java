// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;
import net.concordat.deploy.Ports;
import net.concordat.deploy.StateFolder;

/**
 * What Keycloak is told at its start. Passwords and secrets are drawn once and kept, so a founding
 * that was interrupted goes on with the same ones.
 */
final class IdentityFounder {
  private static final String ADMIN = "admin";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IdentityFolder folder;
  private final List<Party> organisations;
  private final Ports ports;

  IdentityFounder(IdentityFolder folder, List<Party> organisations, Ports ports) {
    this.folder = folder;
    this.organisations = organisations;
    this.ports = ports;
  }

  /**
   * Writes every realm where Keycloak looks for those that it is to import, into a new database:
   * one that was cut off while its tables were made stays locked.
   */
  void writeImports() throws IOException {
    StateFolder.remove(folder.data());
    OwnerOnly.createDirectories(folder.imports());
    for (Party party : organisations) {
      OwnerOnly.write(
          realmFile(party),
          JSON.writeValueAsString(
              Realm.of(party, ports.pages(party), passwords(party), clientSecrets(party))));
    }
  }

  /** Removes what was imported: the passwords are in the database now, as hashes. */
  void conclude() throws IOException {
    StateFolder.remove(folder.imports());
    writeConfiguration(false);
    folder.setFounded();
  }

  /**
   * Writes Keycloak's configuration.
   *
   * @param founding whether it is to make its administrator, too
   */
  void writeConfiguration(boolean founding) throws IOException {
    OwnerOnly.createDirectories(folder.home());
    StringBuilder text =
        new StringBuilder(
            """
            # Written at each start.
            http-enabled=true
            http-host=127.0.0.1
            http-port=%1$d
            hostname=http://localhost:%1$d
            cache=local
            """
                .formatted(ports.signIn()));
    if (founding) {
      text.append("bootstrap-admin-username=").append(ADMIN).append('\n');
      text.append("bootstrap-admin-password=")
          .append(OwnerOnly.password(folder.adminPassword()))
          .append('\n');
    }
    OwnerOnly.write(folder.configuration(), text.toString());
  }

  private Map<RealmRole, String> passwords(Party party) throws IOException {
    Map<RealmRole, String> passwords = new EnumMap<>(RealmRole.class);
    for (RealmRole role : RealmRole.ofPeople(party)) {
      passwords.put(role, secret(folder.password(party, role.username())));
    }
    return passwords;
  }

  private Map<String, String> clientSecrets(Party party) throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    for (String clientId : RealmClient.confidential(party)) {
      secrets.put(clientId, secret(folder.clientSecret(party, clientId)));
    }
    return secrets;
  }

  private static String secret(Path file) throws IOException {
    OwnerOnly.createDirectories(file.resolveSibling(""));
    return OwnerOnly.password(file);
  }

  private Path realmFile(Party party) {
    return folder.imports().resolve(party.organisation() + "-realm.json");
  }
}
