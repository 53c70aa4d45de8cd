// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;

/**
 * What the identity server of one network keeps, in a folder that only its owner can read.
 *
 * @param home the folder, absolute; Keycloak takes it for the one it is installed in
 */
public record IdentityFolder(Path home) {
  /** The password with which a development user signs in; it may have been changed since. */
  public Path password(Party party, String username) {
    return home.resolve(party.organisation()).resolve("users").resolve(username);
  }

  /** The secret by which the realm knows one of an organisation's programs. */
  public Path clientSecret(Party party, String clientId) {
    return home.resolve(party.organisation()).resolve("clients").resolve(clientId);
  }

  /** The password of {@code admin}, who administers every realm. */
  public Path adminPassword() {
    return home.resolve("admin-password");
  }

  Path configuration() {
    return home.resolve("keycloak.conf");
  }

  /** The database, and what Keycloak writes beside it. */
  public Path data() {
    return home.resolve("data");
  }

  /** Where Keycloak looks for realms to import. */
  Path imports() {
    return data().resolve("import");
  }

  /** Whether the server has started once with all its realms. */
  boolean isFounded() {
    return Files.exists(founded());
  }

  void setFounded() throws IOException {
    OwnerOnly.write(founded(), "All realms are in the database.\n");
  }

  /** Where Keycloak looks for itself. */
  Path software() {
    return home.resolve("lib");
  }

  private Path founded() {
    return home.resolve("founded");
  }
}
