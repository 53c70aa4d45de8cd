// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A client says something in a masked round to who gathers it. */
@CordaSerializable
public final class MailedMask {
  private final MaskedAttempt attempt;
  private final MaskMail mail;

  /**
   * @param attempt in which round, gathered by whom
   * @param mail what it says
   */
  @ConstructorForDeserialization
  public MailedMask(MaskedAttempt attempt, MaskMail mail) {
    this.attempt = attempt;
    this.mail = mail;
  }

  public MaskedAttempt getAttempt() {
    return attempt;
  }

  public MaskMail getMail() {
    return mail;
  }
}
