// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.holdout;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * The right to record one evaluation on a holdout, which that evaluation consumes. It names no
 * version: the history of an evaluation shows the version's owner how often the holdout was used,
 * never on what else.
 */
@BelongsToContract(HoldoutContract.class)
public final class HoldoutUseState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final Party owner;
  private final Holdout holdout;
  private final int number;

  /**
   * @param header what every state says of itself
   * @param owner the member that has the rows
   * @param holdout what it says of them
   * @param number which use of the holdout this is, 1 to 500
   */
  @ConstructorForDeserialization
  public HoldoutUseState(StateHeader header, Party owner, Holdout holdout, int number) {
    this.header = header;
    this.owner = owner;
    this.holdout = holdout;
    this.number = number;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public Party getOwner() {
    return owner;
  }

  public Holdout getHoldout() {
    return holdout;
  }

  public int getNumber() {
    return number;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), Holdout.vaultId(holdout.getRoot(), number));
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.singletonList(owner);
  }

  @Override
  public void checkBounds() {
    holdout.checkBounds();
    Bounds.number("number", number, 1, HoldoutState.MOST_USES);
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(owner);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, owner, holdout, number);
  }
}
