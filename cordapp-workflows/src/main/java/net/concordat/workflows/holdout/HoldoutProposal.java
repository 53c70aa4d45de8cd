// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.holdout;

import java.time.Instant;
import java.time.LocalDate;
import net.concordat.contracts.holdout.Holdout;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What a member says of the rows that it commits to. */
@CordaSerializable
public final class HoldoutProposal {
  private final SecureHash root;
  private final int rows;
  private final LocalDate firstDay;
  private final LocalDate lastDay;
  private final String splitRule;

  /**
   * @param root of the Merkle tree over the rows
   * @param rows how many there are, exactly or rounded; the ledger is told two digits
   * @param firstDay the first day of the period that the rows are from
   * @param lastDay the last day of that period, at most today in UTC
   * @param splitRule how the rows were chosen, 1 to 1,000 characters
   */
  @ConstructorForDeserialization
  public HoldoutProposal(
      SecureHash root, int rows, LocalDate firstDay, LocalDate lastDay, String splitRule) {
    this.root = root;
    this.rows = rows;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.splitRule = splitRule;
  }

  Holdout committed(Instant at) {
    return new Holdout(root, Holdout.rounded(rows), firstDay, lastDay, splitRule, at);
  }

  public SecureHash getRoot() {
    return root;
  }

  public int getRows() {
    return rows;
  }

  public LocalDate getFirstDay() {
    return firstDay;
  }

  public LocalDate getLastDay() {
    return lastDay;
  }

  public String getSplitRule() {
    return splitRule;
  }
}
