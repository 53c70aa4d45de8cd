// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Party;
import net.concordat.deploy.registry.RegistryNetwork;

/** A real browser for a bank's people. */
final class BankBrowser implements AutoCloseable {
  private final RegistryNetwork network;
  private final Party bank;
  private final Chromium chromium = new Chromium();
  private final List<BrowserPerson> people = new ArrayList<>();

  BankBrowser(RegistryNetwork network, Party bank) throws Exception {
    this.network = network;
    this.bank = bank;
    network.pages(bank);
  }

  /** Signs one of the bank's people in, at a browser of the own with a new authenticator. */
  BrowserPerson signIn(String username) {
    BrowserPerson person =
        new BrowserPerson(
            chromium.browser(),
            network.identity(),
            bank,
            username,
            network.nodes().network().pages(bank).toString(),
            network.registry(bank).address());
    people.add(person);
    return person;
  }

  @Override
  public void close() {
    people.forEach(BrowserPerson::close);
    chromium.close();
  }
}
