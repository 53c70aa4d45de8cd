// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.stream.Collectors;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.RealmRole;

/** Where the parties' people find their web pages, who can sign in there, and what programs ask. */
final class WebPages {
  private WebPages() {}

  static void print(Network network) {
    System.out.printf(
        "%nWeb pages, and who can sign in; passwords are in %s/PARTY/users/NAME.%n",
        network.identity().folder().home());
    for (Party party : network.identity().organisations()) {
      System.out.printf(
          "  %-10s %-32s %s%n",
          party,
          network.pages(party),
          RealmRole.ofPeople(party).stream()
              .map(RealmRole::username)
              .collect(Collectors.joining(", ")));
    }
    System.out.printf("%nScoring services, for the banks' programs and people.%n");
    network
        .banks()
        .forEach(bank -> System.out.printf("  %-10s %s%n", bank, network.scoring(bank).address()));
  }
}
