// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.nio.file.Files;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.IdentityFolder;
import net.concordat.deploy.identity.IdentityServer;
import net.concordat.deploy.identity.RealmRole;

/** What development users sign in with, printed once. */
final class FirstPasswords {
  private FirstPasswords() {}

  static void print(IdentityServer identity) throws IOException {
    IdentityFolder folder = identity.folder();
    System.out.printf(
        "%nWho signs in, and with which password. This is printed once; %s keeps it.%n",
        folder.home());
    for (Party party : identity.organisations()) {
      for (RealmRole role : RealmRole.ofPeople(party)) {
        System.out.printf(
            "  %-10s %-10s %s%n",
            party, role.username(), Files.readString(folder.password(party, role.username())));
      }
    }
  }
}
