// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Collection;

/**
 * Where the parties listen: ten ports each, from a base on, of which a node uses three.
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
    PEERS("messages between nodes"),
    /** The operator's remote procedure calls. */
    RPC("RPC"),
    /** Administration of the RPC broker. */
    RPC_ADMIN("RPC administration");

    private final String words;

    Use(String words) {
      this.words = words;
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

  /**
   * Refuses if something listens on a port that a node will need.
   *
   * @param parties the parties about to start
   */
  public void requireFree(Collection<Party> parties) {
    for (Party party : parties) {
      for (Use use : Use.values()) {
        int port = of(party, use);
        if (!isFree(port)) {
          throw new DeployException(
              "Port %d, which %s needs for %s, is in use: stop what listens there, or choose other ports with --base-port (now %d)."
                  .formatted(port, party, use.words, base));
        }
      }
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
        .allMatch(party -> Arrays.stream(Use.values()).allMatch(use -> isFree(of(party, use))));
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
