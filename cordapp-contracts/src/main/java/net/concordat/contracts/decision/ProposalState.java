// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * What a member's people are asked. It is consumed by what follows from their decisions, so a
 * decision serves once.
 */
@BelongsToContract(DecisionContract.class)
public final class ProposalState extends Value implements PrivateState, LinearState {
  private final StateHeader header;
  private final Party member;
  private final UUID proposalId;
  private final ProposalSubject subject;
  private final List<Role> requiredRoles;
  private final Instant expiresAt;
  private final ProposalStatus status;

  /**
   * @param header what every state says of itself
   * @param member whose people are asked
   * @param proposalId which proposal this is, the id of the command that made it
   * @param subject what is proposed
   * @param requiredRoles who must approve, by the member's rule; empty for any two people other
   *     than the one it is about
   * @param expiresAt until when it may be decided and carried out
   * @param status what became of it
   */
  @ConstructorForDeserialization
  public ProposalState(
      StateHeader header,
      Party member,
      UUID proposalId,
      ProposalSubject subject,
      List<Role> requiredRoles,
      Instant expiresAt,
      ProposalStatus status) {
    this.header = header;
    this.member = member;
    this.proposalId = proposalId;
    this.subject = subject;
    this.requiredRoles = Collections.unmodifiableList(new ArrayList<>(requiredRoles));
    this.expiresAt = expiresAt;
    this.status = status;
  }

  /** A proposal as it is made, under the member's rule as it stands. */
  public static ProposalState open(
      StateHeader header,
      PeopleRegisterState register,
      ProposalSubject subject,
      Instant expiresAt) {
    return new ProposalState(
        header,
        register.getMember(),
        UUID.fromString(header.getCommandId()),
        subject,
        requiredRoles(register, subject),
        expiresAt,
        ProposalStatus.OPEN);
  }

  /** Who must approve a subject by a member's rule; empty for any two other people. */
  static List<Role> requiredRoles(PeopleRegisterState register, ProposalSubject subject) {
    return subject.about().isPresent() ? Collections.emptyList() : register.getRule();
  }

  /** The same proposal with another status. */
  public ProposalState withStatus(StateHeader newHeader, ProposalStatus newStatus) {
    return new ProposalState(
        newHeader, member, proposalId, subject, requiredRoles, expiresAt, newStatus);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public UUID getProposalId() {
    return proposalId;
  }

  public ProposalSubject getSubject() {
    return subject;
  }

  public List<Role> getRequiredRoles() {
    return requiredRoles;
  }

  public Instant getExpiresAt() {
    return expiresAt;
  }

  public ProposalStatus getStatus() {
    return status;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), proposalId);
  }

  @Override
  public List<Party> namedMembers() {
    List<Party> named = new ArrayList<>(subject.namedMembers());
    named.add(member);
    return named;
  }

  @Override
  public void checkBounds() {
    subject.checkBounds();
    if (!requiredRoles.isEmpty()) {
      PeopleRegisterState.checkRule(requiredRoles);
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, proposalId, subject, requiredRoles, expiresAt, status);
  }
}
