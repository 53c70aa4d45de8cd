// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
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
 * One member's vote for one amendment. Nobody is its participant: whoever submits the amendment
 * consumes it, and no other command can.
 */
@BelongsToContract(VoteContract.class)
public final class VoteState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final Party voter;
  private final Amendment amendment;
  private final Instant expiresAt;

  /**
   * @param header what every state says of itself
   * @param voter the member that votes
   * @param amendment what it votes for
   * @param expiresAt when the vote counts no longer
   */
  @ConstructorForDeserialization
  public VoteState(StateHeader header, Party voter, Amendment amendment, Instant expiresAt) {
    this.header = header;
    this.voter = voter;
    this.amendment = amendment;
    this.expiresAt = expiresAt;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public Party getVoter() {
    return voter;
  }

  public Amendment getAmendment() {
    return amendment;
  }

  public Instant getExpiresAt() {
    return expiresAt;
  }

  /** Found in a vault by the digest of the amendment, or by the id of the command. */
  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(
        amendment.digest().toString(), UUID.fromString(header.getCommandId()));
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.singletonList(voter);
  }

  @Override
  public void checkBounds() {
    Bounds.digest("amendment's base", amendment.getBase().getTxhash());
    amendment.getNext().checkBounds();
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.emptyList();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, voter, amendment, expiresAt);
  }
}
