// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.holdout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerIds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of private rows without showing them: a root that fixes which rows they are,
 * about how many, from when, how they were chosen, and since when it has stood by that.
 */
@CordaSerializable
public final class Holdout extends Value {
  private final SecureHash root;
  private final int rows;
  private final LocalDate firstDay;
  private final LocalDate lastDay;
  private final String splitRule;
  private final Instant committedAt;

  /**
   * @param root of a Merkle tree over the rows, keyed with a secret that stays with their owner
   * @param rows how many there are, rounded to two significant digits, see {@link #rounded}
   * @param firstDay the first day of the period that the rows are from
   * @param lastDay the last day of that period, at most the day of the commitment in UTC
   * @param splitRule how these rows were told from those that models learn from, 1 to 1,000
   *     characters
   * @param committedAt when the member committed to them
   */
  @ConstructorForDeserialization
  public Holdout(
      SecureHash root,
      int rows,
      LocalDate firstDay,
      LocalDate lastDay,
      String splitRule,
      Instant committedAt) {
    this.root = root;
    this.rows = rows;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.splitRule = splitRule;
    this.committedAt = committedAt;
  }

  /**
   * A number of rows as a holdout states it: to two significant digits, half up. That is enough to
   * judge an interval by, and tells others little about the business of a bank.
   *
   * @param exact how many rows there are, from 0
   */
  public static int rounded(int exact) {
    long unit = 1;
    while (exact / unit >= 100) {
      unit *= 10;
    }
    return (int) ((exact + unit / 2) / unit * unit);
  }

  /** The vault's id for what is about the rows with a root: 0 for the holdout, n for its use n. */
  static UUID vaultId(SecureHash root, int use) {
    return LedgerIds.vaultId("concordat/holdout", root, use);
  }

  /** The vault's id for the states of the holdout with a root. */
  public static UUID vaultId(SecureHash root) {
    return vaultId(root, 0);
  }

  /**
   * Requires that the member was committed to these rows before it could know a version.
   *
   * @param since from when on it could
   * @param event what happened then, for the reader of a refusal
   * @throws IllegalArgumentException naming the rule and both times
   */
  public void requireCommittedBefore(Instant since, String event) {
    LedgerRule.EVALUATION_COMMITTED_BEFORE.require(
        committedAt.isBefore(since), "committed at " + committedAt + "; " + event + " at " + since);
  }

  void checkPeriod() {
    LocalDate today = committedAt.atZone(ZoneOffset.UTC).toLocalDate();
    LedgerRule.HOLDOUT_PERIOD.require(
        !firstDay.isAfter(lastDay) && !lastDay.isAfter(today),
        "given " + firstDay + " to " + lastDay + ", committed on " + today);
  }

  /** Checks root, size and text against their bounds. */
  public void checkBounds() {
    Bounds.digest("root", root);
    Bounds.number("rows", rows, 1, Integer.MAX_VALUE);
    Bounds.text("splitRule", splitRule, Bounds.TEXT);
    LedgerRule.HOLDOUT_ROWS.require(rows == rounded(rows), "given " + rows);
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

  public Instant getCommittedAt() {
    return committedAt;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(root, rows, firstDay, lastDay, splitRule, committedAt);
  }
}
