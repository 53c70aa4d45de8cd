// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * One per member, issued where the member joins: what a member has only one of, such as its
 * registers, is made by consuming it. Nobody is its participant: whom an amendment admits need not
 * be up, nor have joined yet, when that is made.
 */
@BelongsToContract(ConsortiumContract.class)
public final class RegisterTicketState extends Value implements ConcordatState {
  private final StateHeader header;
  private final Party member;

  /**
   * @param header what every state says of itself
   * @param member the bank that may consume the ticket
   */
  @ConstructorForDeserialization
  public RegisterTicketState(StateHeader header, Party member) {
    this.header = header;
    this.member = member;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public Party getMember() {
    return member;
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.singletonList(member);
  }

  @Override
  public void checkBounds() {
    // Nothing in it can be too long.
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.emptyList();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member);
  }
}
