// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** One enrolled person of a member: under which key and in which roles, and from when. */
@BelongsToContract(PeopleContract.class)
public final class ApproverState extends Value implements PrivateState, LinearState {
  /** Longest wait: 30 days, after which nobody remembers what was decided. */
  public static final long MOST_WAIT_SECONDS = 30L * 24 * 60 * 60;

  private final StateHeader header;
  private final Party member;
  private final Person person;
  private final Instant activeFrom;
  private final long waitSeconds;
  private final ApproverStatus status;

  /**
   * @param header what every state says of itself
   * @param member whose person it is
   * @param person pseudonym, key and roles
   * @param activeFrom from when the person may decide
   * @param waitSeconds how long that is after the state came to be, 0 to 2,592,000; less than a day
   *     only for a member's first three and in development networks
   * @param status whether the person may still decide
   */
  @ConstructorForDeserialization
  public ApproverState(
      StateHeader header,
      Party member,
      Person person,
      Instant activeFrom,
      long waitSeconds,
      ApproverStatus status) {
    this.header = header;
    this.member = member;
    this.person = person;
    this.activeFrom = activeFrom;
    this.waitSeconds = waitSeconds;
    this.status = status;
  }

  /** A person who is enrolled, or changed, and may decide after a wait. */
  public static ApproverState enrolled(
      StateHeader header, Party member, Person person, long waitSeconds) {
    return new ApproverState(
        header,
        member,
        person,
        header.getAt().plusSeconds(waitSeconds),
        waitSeconds,
        ApproverStatus.ACTIVE);
  }

  /** The same person, who may decide nothing any more. */
  public ApproverState revoked(StateHeader newHeader) {
    return new ApproverState(
        newHeader, member, person, activeFrom, waitSeconds, ApproverStatus.REVOKED);
  }

  /**
   * Whether the person may decide anything from an instant on: without a wait, since there is this
   * state.
   */
  public boolean isActive(Instant from) {
    return status == ApproverStatus.ACTIVE && (waitSeconds == 0 || !activeFrom.isAfter(from));
  }

  /**
   * Requires that the person may decide in a role throughout the time window.
   *
   * @throws IllegalArgumentException naming the rule that does not hold
   */
  public void requireMayDecide(LedgerView tx, Role role) {
    LedgerRule.APPROVER_ACTIVE.require(
        isActive(tx.from()), person.getPersonId() + " is " + status + " from " + activeFrom);
    LedgerRule.APPROVER_ROLE.require(
        person.getRoles().contains(role),
        person.getPersonId() + " has " + person.getRoles() + ", not " + role);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public Person getPerson() {
    return person;
  }

  public Instant getActiveFrom() {
    return activeFrom;
  }

  public long getWaitSeconds() {
    return waitSeconds;
  }

  public ApproverStatus getStatus() {
    return status;
  }

  /** The vault's id for the states of a person. */
  public static UUID vaultId(Party member, UUID personId) {
    return LedgerHash.of("concordat/approver").party(member).id(personId).uuid();
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), vaultId(member, person.getPersonId()));
  }

  @Override
  public void checkBounds() {
    person.checkBounds();
    Bounds.number("waitSeconds", waitSeconds, 0, MOST_WAIT_SECONDS);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, person, activeFrom, waitSeconds, status);
  }
}
