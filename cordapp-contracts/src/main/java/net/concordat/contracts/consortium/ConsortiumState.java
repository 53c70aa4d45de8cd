// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.LedgerIds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * The root of authority: who the members are, who watches them, and by which rules. Every
 * transaction of ours references the current one. Nobody is its participant, since nobody alone may
 * consume it; members and observers store it all the same.
 */
@BelongsToContract(ConsortiumContract.class)
public final class ConsortiumState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final String name;
  private final int version;
  private final List<Member> members;
  private final Party notary;
  private final ConsortiumRules rules;

  /**
   * @param header its observers are the consortium's observers
   * @param name what the consortium is called
   * @param version 1 at founding, one more with each amendment
   * @param members the banks, active or suspended
   * @param notary the validating notary of all its transactions
   * @param rules what the members agreed on
   */
  @ConstructorForDeserialization
  public ConsortiumState(
      StateHeader header,
      String name,
      int version,
      List<Member> members,
      Party notary,
      ConsortiumRules rules) {
    this.header = header;
    this.name = name;
    this.version = version;
    this.members = Collections.unmodifiableList(new ArrayList<>(members));
    this.notary = notary;
    this.rules = rules;
  }

  /** The one-shot id of the consortium that consumes a seed. */
  public static SecureHash idOf(StateRef seed) {
    return LedgerIds.oneShot("concordat/consortium-id", seed);
  }

  /** The vault's id for the states of a consortium. */
  public static UUID vaultId(SecureHash consortiumId) {
    return LedgerIds.vaultId("concordat/consortium", consortiumId, 0);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public String getName() {
    return name;
  }

  public int getVersion() {
    return version;
  }

  public List<Member> getMembers() {
    return members;
  }

  public Party getNotary() {
    return notary;
  }

  public ConsortiumRules getRules() {
    return rules;
  }

  /** All that members agree on. */
  public Charter charter() {
    return new Charter(name, members, header.getObservers(), notary, rules);
  }

  /** Whether a party is a member by key and by name, active or not. */
  public boolean isMember(Party party) {
    return find(party) != null;
  }

  /** Whether a party belongs here, as a member, active or not, or as an observer. */
  public boolean knows(Party party) {
    return isMember(party) || header.getObservers().contains(party);
  }

  /** Whether a party is a member that may act. */
  public boolean isActiveMember(Party party) {
    Member member = find(party);
    return member != null && member.getStatus() == MemberStatus.ACTIVE;
  }

  /** Under the law of which country a member is, as two capital letters; empty of no member. */
  public String jurisdictionOf(Party party) {
    Member member = find(party);
    return member == null ? "" : member.getJurisdiction();
  }

  /**
   * What the consortium knows of a member, active or not.
   *
   * @throws IllegalArgumentException naming the rule, if the party is none
   */
  public Member member(Party party) {
    Member member = find(party);
    if (member == null) {
      throw LedgerRule.FRAME_PARTIES.refusal("given " + party.getName());
    }
    return member;
  }

  /** The members' parties, active or not. */
  public List<Party> memberParties() {
    List<Party> parties = new ArrayList<>();
    members.forEach(member -> parties.add(member.getParty()));
    return parties;
  }

  /** How many members may decide on a version of a given owner: the active ones but the owner. */
  public int electorate(Party owner) {
    int count = 0;
    for (Member member : members) {
      if (member.getStatus() == MemberStatus.ACTIVE && !member.getParty().equals(owner)) {
        count++;
      }
    }
    return count;
  }

  private @Nullable Member find(Party party) {
    for (Member member : members) {
      if (member.getParty().equals(party) && member.getParty().getName().equals(party.getName())) {
        return member;
      }
    }
    return null;
  }

  /** Found in a vault by the consortium, or by the id of the command, among however many states. */
  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), vaultId(header.getConsortiumId()));
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.emptyList();
  }

  @Override
  public void checkBounds() {
    charter().checkBounds();
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.emptyList();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, name, version, members, notary, rules);
  }
}
