// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * What members vote on: the whole charter that is to follow one certain state of the consortium, so
 * that a vote can serve no other change, and none after another change.
 */
@CordaSerializable
public final class Amendment extends Value {
  private final StateRef base;
  private final Charter next;

  /**
   * @param base the consortium's state that is to be amended
   * @param next the charter that takes its place
   */
  @ConstructorForDeserialization
  public Amendment(StateRef base, Charter next) {
    this.base = base;
    this.next = next;
  }

  public StateRef getBase() {
    return base;
  }

  public Charter getNext() {
    return next;
  }

  /** The SHA-256 over base and charter, by which operators name it to one another. */
  public SecureHash digest() {
    return LedgerHash.of("concordat/amendment").ref(base).digest(next.digest()).sha256();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(base, next);
  }
}
