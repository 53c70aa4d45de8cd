// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.federation.Exclusion;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What an aggregator's worker made of the updates of a round. */
@CordaSerializable
public final class RoundResult {
  private final SecureHash globalDigest;
  private final long movedMillionths;
  private final List<Exclusion> found;

  /**
   * @param globalDigest of the new global weights, which the aggregator's store holds
   * @param movedMillionths how far they moved, in millionths of the norm of the base version's
   * @param found whose updates it left out, and why: numbers that are none, another shape, the rule
   */
  @ConstructorForDeserialization
  public RoundResult(SecureHash globalDigest, long movedMillionths, List<Exclusion> found) {
    this.globalDigest = globalDigest;
    this.movedMillionths = movedMillionths;
    this.found = Collections.unmodifiableList(new ArrayList<>(found));
  }

  public SecureHash getGlobalDigest() {
    return globalDigest;
  }

  public long getMovedMillionths() {
    return movedMillionths;
  }

  public List<Exclusion> getFound() {
    return found;
  }
}
