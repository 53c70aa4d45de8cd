// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A part of the notary's log, in its order. */
@CordaSerializable
public final class NotaryLogPage {
  /** How many lines are read for a page at most; fewer mean that the log ends. */
  public static final int SIZE = 1_000;

  private final List<NotarisedTransaction> committed;
  private final long last;
  private final int read;

  /**
   * @param committed what was committed; a transaction notarised again is there again
   * @param last the position of the last line read, after which the next page begins
   * @param read how many lines were read, refused requests included
   */
  @ConstructorForDeserialization
  public NotaryLogPage(List<NotarisedTransaction> committed, long last, int read) {
    this.committed = Collections.unmodifiableList(new ArrayList<>(committed));
    this.last = last;
    this.read = read;
  }

  public List<NotarisedTransaction> getCommitted() {
    return committed;
  }

  public long getLast() {
    return last;
  }

  public int getRead() {
    return read;
  }

  /** Whether the log ends with this page. */
  public boolean isLast() {
    return read < SIZE;
  }
}
