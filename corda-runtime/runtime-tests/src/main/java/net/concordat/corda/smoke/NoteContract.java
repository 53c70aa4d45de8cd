// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.smoke;

import net.corda.core.contracts.CommandData;
import net.corda.core.contracts.Contract;
import net.corda.core.contracts.TypeOnlyCommandData;
import net.corda.core.transactions.LedgerTransaction;

/** Every note has a text. */
public final class NoteContract implements Contract {
  /** The one verb. */
  public static final class Share extends TypeOnlyCommandData implements CommandData {}

  @Override
  public void verify(LedgerTransaction tx) {
    for (NoteState note : tx.outputsOfType(NoteState.class)) {
      if (note.getText().isEmpty()) {
        throw new IllegalArgumentException("A note must have a text, but one was empty");
      }
    }
  }
}
