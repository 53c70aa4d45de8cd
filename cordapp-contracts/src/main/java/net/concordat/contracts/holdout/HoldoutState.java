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

/** A member's holdout, and how often it has measured on it. Each use consumes and reissues it. */
@BelongsToContract(HoldoutContract.class)
public final class HoldoutState extends Value implements ConcordatState, LinearState {
  /** A back-chain is fetched one transaction at a time, so a holdout is not used without end. */
  public static final int MOST_USES = 500;

  private final StateHeader header;
  private final Party owner;
  private final Holdout holdout;
  private final int uses;

  /**
   * @param header what every state says of itself
   * @param owner the member that has the rows
   * @param holdout what it says of them
   * @param uses how many measurements it was used for, 0 to 500
   */
  @ConstructorForDeserialization
  public HoldoutState(StateHeader header, Party owner, Holdout holdout, int uses) {
    this.header = header;
    this.owner = owner;
    this.holdout = holdout;
    this.uses = uses;
  }

  /** The same holdout after one more use. */
  public HoldoutState withNextUse(StateHeader newHeader) {
    return new HoldoutState(newHeader, owner, holdout, uses + 1);
  }

  /** The ticket of the newest use. */
  public HoldoutUseState ticket(StateHeader newHeader) {
    return new HoldoutUseState(newHeader, owner, holdout, uses);
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

  public int getUses() {
    return uses;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), Holdout.vaultId(holdout.getRoot()));
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.singletonList(owner);
  }

  @Override
  public void checkBounds() {
    holdout.checkBounds();
    Bounds.number("uses", uses, 0, MOST_USES);
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(owner);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, owner, holdout, uses);
  }
}
