// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** Somebody asks for the list of a step of a masked round. */
@CordaSerializable
public final class MaskRequest {
  private final MaskedAttempt attempt;
  private final MaskStep step;

  /**
   * @param attempt of which round, gathered by whom
   * @param step which list
   */
  @ConstructorForDeserialization
  public MaskRequest(MaskedAttempt attempt, MaskStep step) {
    this.attempt = attempt;
    this.step = step;
  }

  public MaskedAttempt getAttempt() {
    return attempt;
  }

  public MaskStep getStep() {
    return step;
  }
}
