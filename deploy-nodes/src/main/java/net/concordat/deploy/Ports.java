// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the parties listen: ten ports each, from a base on, of which a node uses three. What a
 * network has once is among the ports of its notary.
 *
 * @param base the first port of the first party
 */
public record Ports(int base) {
  /** The base, unless another is asked for. */
  public static final int DEFAULT_BASE = 20_000;

  private static final int PER_PARTY = 10;
  private static final int LOWEST = 1024;
  private static final int HIGHEST = 65_536 - PER_PARTY * Party.all().size();

  /** What a port is for. */
  public enum Use {
    /** Messages between nodes, over TLS. */
    PEERS("messages between nodes", Role.NOTARY, Role.BANK, Role.OBSERVER),
    /** The operator's remote procedure calls. */
    RPC("RPC", Role.NOTARY, Role.BANK, Role.OBSERVER),
    /** Administration of the RPC broker. */
    RPC_ADMIN("RPC administration", Role.NOTARY, Role.BANK, Role.OBSERVER),
    /** Where everybody signs in; one for the whole network. */
    SIGN_IN("everybody's sign-in", Role.NOTARY),
    /** The pages that an organisation's people work with. */
    WEB("web pages", Role.BANK, Role.OBSERVER),
    /** The registry's requests. */
    REGISTRY("its registry", Role.BANK, Role.OBSERVER),
    /** Where a bank's programs have cases decided. */
    SCORING("its scoring service", Role.BANK);

    private final String words;
    private final Set<Role> users;

    Use(String words, Role... users) {
      this.words = words;
      this.users = Set.of(users);
    }

    private static Stream<Use> by(Party party) {
      return Arrays.stream(values()).filter(use -> use.users.contains(party.role()));
    }
  }

  /** Checks that all ports exist. */
  public Ports {
    if (base < LOWEST || base > HIGHEST) {
      throw new DeployException(
          "The base port must be from %d to %d, but is %d".formatted(LOWEST, HIGHEST, base));
    }
  }

  /** The ports after these. */
  public Ports next() {
    return new Ports(base + PER_PARTY * Party.all().size());
  }

  /** The port of a party for one use. */
  public int of(Party party, Use use) {
    return base + PER_PARTY * party.ordinal() + use.ordinal();
  }

  /** The port at which everybody signs in. */
  public int signIn() {
    return of(Party.NOTARY, Use.SIGN_IN);
  }

  /** On which origin the web pages of a party are. */
  public URI pages(Party party) {
    return URI.create("http://" + party.host() + ":" + of(party, Use.WEB));
  }

  /**
   * Refuses if something listens on a port that a node will need.
   *
   * @param parties the parties about to start
   */
  public void requireFree(Collection<Party> parties) {
    for (Party party : parties) {
      Use.by(party).forEach(use -> requireFree(party, use));
    }
  }

  private void requireFree(Party party, Use use) {
    int port = of(party, use);
    if (!isFree(port)) {
      throw new DeployException(
          "Port %d, which %s needs for %s, is in use: stop what listens there, or choose other ports with --base-port (now %d)."
              .formatted(port, party, use.words, base));
    }
  }

  /** The first base, from one on, at which all ports of all parties are free now. */
  public static Ports free(int from) {
    for (int base = from; base <= HIGHEST; base += PER_PARTY * Party.all().size()) {
      Ports ports = new Ports(base);
      if (ports.areFree(Party.all())) {
        return ports;
      }
    }
    throw new DeployException("No ports are free from " + from + " on.");
  }

  private boolean areFree(Collection<Party> parties) {
    return parties.stream()
        .allMatch(party -> Use.by(party).allMatch(use -> isFree(of(party, use))));
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Otherwise connections of a node that has just stopped, still in TIME_WAIT, count as a user.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
