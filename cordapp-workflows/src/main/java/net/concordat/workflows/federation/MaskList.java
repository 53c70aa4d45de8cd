// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What all clients said in a step of a masked round. */
@CordaSerializable
public final class MaskList {
  private final List<MaskMail> mails;

  /**
   * @param mails in the order of seats; none as long as the list is not made
   */
  @ConstructorForDeserialization
  public MaskList(List<MaskMail> mails) {
    this.mails = Collections.unmodifiableList(new ArrayList<>(mails));
  }

  public List<MaskMail> getMails() {
    return mails;
  }
}
