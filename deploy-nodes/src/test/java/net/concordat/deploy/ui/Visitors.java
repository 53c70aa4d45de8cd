// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.Party;
import net.concordat.deploy.cli.Chromium;
import net.concordat.deploy.cli.FirstPeople;
import net.concordat.deploy.registry.RegistryNetwork;

/** Whoever came to the pages, each in a browser session that stays. */
final class Visitors implements AutoCloseable {
  private final RegistryNetwork network;
  private final FirstPeople ofBankA;
  private final FirstPeople ofBankB;
  private final Chromium chromium = new Chromium();
  private final PassedViews views = new PassedViews();
  private final Map<String, Visitor> known = new HashMap<>();

  Visitors(RegistryNetwork network) throws Exception {
    this.network = network;
    network.pages(Party.BANK_A, Party.BANK_B, Party.REGULATOR);
    ofBankA = FirstPeople.OfBankA.in(network);
    ofBankB = FirstPeople.OfBankB.in(network);
  }

  /** Somebody, who signs in when first asked for. */
  Visitor at(Party party, String username) throws IOException {
    String name = username + " of " + party;
    Visitor visitor = known.get(name);
    if (visitor == null) {
      visitor = anew(party, username);
      known.put(name, visitor);
    }
    return visitor;
  }

  /** Somebody, who signs in at another browser. */
  Visitor anew(Party party, String username) throws IOException {
    return new Visitor(network, chromium, views, party, username, passkeys(party, username));
  }

  private List<JsonObject> passkeys(Party party, String username) {
    return switch (party) {
      case BANK_A -> ofBankA.passkeys(username);
      case BANK_B -> ofBankB.passkeys(username);
      default -> List.of();
    };
  }

  /** What they passed. */
  PassedViews views() {
    return views;
  }

  @Override
  public void close() {
    chromium.close();
  }
}
