// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A client that measures each round's weights, and on which rows. */
@CordaSerializable
public final class GateEvaluator extends Value {
  private final Party member;
  private final SecureHash holdout;

  /**
   * @param member who measures
   * @param holdout the root of its holdout's rows, as evaluations name one: the same in all rounds
   */
  @ConstructorForDeserialization
  public GateEvaluator(Party member, SecureHash holdout) {
    this.member = member;
    this.holdout = holdout;
  }

  void checkBounds() {
    Bounds.digest("holdout", holdout);
  }

  public Party getMember() {
    return member;
  }

  public SecureHash getHoldout() {
    return holdout;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(member, holdout);
  }
}
