// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * For what a member has opened privacy budgets. Each member has one register, made with the ticket
 * of its admission; every opening consumes and reissues it, so nothing ever has two budgets.
 */
@BelongsToContract(BudgetContract.class)
public final class BudgetRegisterState extends Value implements PrivateState {
  /** Two units for each of the most data domains that a consortium has at a time. */
  private static final int MOST_BUDGETS = 100;

  private final StateHeader header;
  private final Party member;
  private final List<BudgetKey> opened;

  /**
   * @param header what every state says of itself
   * @param member the bank
   * @param opened for what it has opened a budget, each once, at most 100
   */
  @ConstructorForDeserialization
  public BudgetRegisterState(StateHeader header, Party member, List<BudgetKey> opened) {
    this.header = header;
    this.member = member;
    this.opened = Collections.unmodifiableList(new ArrayList<>(opened));
  }

  /** The register of a bank that has no budget yet. */
  public static BudgetRegisterState empty(StateHeader header, Party member) {
    return new BudgetRegisterState(header, member, Collections.emptyList());
  }

  /** The same register with one budget more. */
  public BudgetRegisterState with(StateHeader newHeader, BudgetKey key) {
    List<BudgetKey> more = new ArrayList<>(opened);
    more.add(key);
    return new BudgetRegisterState(newHeader, member, more);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public List<BudgetKey> getOpened() {
    return opened;
  }

  @Override
  public void checkBounds() {
    Bounds.number("budgets ever opened", opened.size(), 0, MOST_BUDGETS);
    for (BudgetKey key : opened) {
      key.checkBounds();
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, opened);
  }
}
