// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** Names transactions: those a report is about, or those of them that the recipient lacks. */
@CordaSerializable
public final class TransactionIds {
  private final List<SecureHash> ids;

  /**
   * @param ids at most one report's
   */
  @ConstructorForDeserialization
  public TransactionIds(List<SecureHash> ids) {
    this.ids = Collections.unmodifiableList(new ArrayList<>(ids));
  }

  public List<SecureHash> getIds() {
    return ids;
  }
}
