// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What a passkey must show of its maker.
 *
 * @param aaguids the models of authenticators that serve; none if nothing is asked
 * @param trustedRoots the SHA-256 of each maker's root certificate, in hex; none if nothing is
 *     asked
 */
public record AttestationDemand(List<UUID> aaguids, List<String> trustedRoots) {
  /** Whether anything is asked. */
  public boolean asksForAny() {
    return !aaguids.isEmpty();
  }
}
