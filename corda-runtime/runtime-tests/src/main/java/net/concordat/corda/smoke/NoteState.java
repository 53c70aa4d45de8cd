// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.smoke;

import java.util.Arrays;
import java.util.List;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;

/** A text that two parties share. */
@BelongsToContract(NoteContract.class)
public final class NoteState implements ContractState {
  private final Party writer;
  private final Party reader;
  private final String text;

  /** All fields; Corda's serializer matches the names. */
  public NoteState(Party writer, Party reader, String text) {
    this.writer = writer;
    this.reader = reader;
    this.text = text;
  }

  /** Who wrote the note. */
  public Party getWriter() {
    return writer;
  }

  /** Who reads the note. */
  public Party getReader() {
    return reader;
  }

  /** What the note says. */
  public String getText() {
    return text;
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Arrays.asList(writer, reader);
  }
}
