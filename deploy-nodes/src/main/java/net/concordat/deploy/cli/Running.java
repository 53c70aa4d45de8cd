// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.deploy.Network;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.Party;

/** What runs of a network, whoever started it. */
final class Running {
  private Running() {}

  /** Each with the id of its process, for people to read. */
  static List<String> named(Network network) {
    List<String> named = new ArrayList<>();
    for (Party party : network.running()) {
      named.add(named(party, network.processIds(party)));
    }
    for (NetworkService service : network.services()) {
      if (service.isRunning()) {
        named.add(named(service.name(), service.processIds()));
      }
    }
    return named;
  }

  /** Stops all of it, unless this thread is interrupted. */
  static void stop(Network network) {
    try {
      // A worker gives its job back to a registry that is still there.
      List<NetworkService> services = new ArrayList<>(network.services());
      Collections.reverse(services);
      for (NetworkService service : services) {
        service.stop();
      }
      network.stop(network.running());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String named(Object what, List<Long> processIds) {
    return what + " (process " + processIds.get(0) + ")";
  }
}
