// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import java.net.URI;
import java.util.Set;
import net.concordat.inference.support.InvalidInputException;

/** Addresses to which secrets are sent. */
final class Addresses {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Addresses() {}

  /**
   * The address, if what is sent there can be read on no network.
   *
   * @throws InvalidInputException if it is neither https nor http to this machine
   */
  static URI requireSafe(String name, URI address) {
    boolean encrypted = "https".equals(address.getScheme()) && address.getHost() != null;
    boolean here =
        "http".equals(address.getScheme())
            && address.getHost() != null
            && THIS_MACHINE.contains(address.getHost());
    if (!encrypted && !here) {
      throw new InvalidInputException(
          "%s must be an address with https, or http to this machine, but is '%s'"
              .formatted(name, address));
    }
    return address;
  }
}
