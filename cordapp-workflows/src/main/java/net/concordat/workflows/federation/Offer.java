// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.LedgerHash;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What an aggregator has for evaluators to measure. */
@CordaSerializable
public final class Offer {
  private final List<SecureHash> digests;
  private final List<Long> sizes;

  /**
   * @param digests of the weights, or of the updates in the order of their clients' seats; none as
   *     long as there is nothing
   * @param sizes of each, in bytes
   */
  @ConstructorForDeserialization
  public Offer(List<SecureHash> digests, List<Long> sizes) {
    this.digests = Collections.unmodifiableList(new ArrayList<>(digests));
    this.sizes = Collections.unmodifiableList(new ArrayList<>(sizes));
  }

  /** What names all of it: the only digest, or one over all digests. */
  static SecureHash digest(List<SecureHash> digests) {
    if (digests.size() == 1) {
      return digests.get(0);
    }
    LedgerHash hash = LedgerHash.of("concordat/round-offer");
    digests.forEach(hash::digest);
    return hash.sha256();
  }

  public List<SecureHash> getDigests() {
    return digests;
  }

  public List<Long> getSizes() {
    return sizes;
  }
}
