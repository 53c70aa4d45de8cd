// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** What one person decided on one proposal, with what the person's passkey signed. */
@BelongsToContract(DecisionContract.class)
public final class DecisionState extends Value implements PrivateState, LinearState {
  private final StateHeader header;
  private final Party member;
  private final UUID proposalId;
  private final StateRef proposal;
  private final SecureHash subjectDigest;
  private final UUID personId;
  private final Role role;
  private final Decision verdict;
  private final Assertion assertion;
  private final boolean counted;

  /**
   * @param header what every state says of itself
   * @param member whose person decided
   * @param proposalId on which proposal
   * @param proposal its state when it was open
   * @param subjectDigest SHA-256 of what it proposes
   * @param personId who decided
   * @param role in which role
   * @param verdict for or against
   * @param assertion what the passkey signed, for the {@link Challenge} of all this
   * @param counted whether it has served: led to what was proposed, or ended the proposal
   */
  @ConstructorForDeserialization
  public DecisionState(
      StateHeader header,
      Party member,
      UUID proposalId,
      StateRef proposal,
      SecureHash subjectDigest,
      UUID personId,
      Role role,
      Decision verdict,
      Assertion assertion,
      boolean counted) {
    this.header = header;
    this.member = member;
    this.proposalId = proposalId;
    this.proposal = proposal;
    this.subjectDigest = subjectDigest;
    this.personId = personId;
    this.role = role;
    this.verdict = verdict;
    this.assertion = assertion;
    this.counted = counted;
  }

  /** The same decision after it has served. */
  public DecisionState counted(StateHeader newHeader) {
    return new DecisionState(
        newHeader,
        member,
        proposalId,
        proposal,
        subjectDigest,
        personId,
        role,
        verdict,
        assertion,
        true);
  }

  /**
   * Requires that a passkey signed this answer to an open proposal.
   *
   * @param asked the proposal's open state
   * @param key the key of who decided
   * @param where whose people sign at which origins, for which relying party
   * @throws IllegalArgumentException naming the rule that does not hold
   */
  public void requireSigned(StateAndRef<ProposalState> asked, PasskeyPublicKey key, Member where) {
    assertion.verify(
        key,
        Challenge.of(asked, role, verdict).getHash(),
        where.getRelyingPartyId(),
        where.getOrigins());
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

  public StateRef getProposal() {
    return proposal;
  }

  public SecureHash getSubjectDigest() {
    return subjectDigest;
  }

  public UUID getPersonId() {
    return personId;
  }

  public Role getRole() {
    return role;
  }

  public Decision getVerdict() {
    return verdict;
  }

  public Assertion getAssertion() {
    return assertion;
  }

  public boolean isCounted() {
    return counted;
  }

  /** Found in a vault by the proposal: all decisions on it, each under an id of its own. */
  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(
        proposalId.toString(),
        LedgerHash.of("concordat/decision-id").ref(proposal).id(personId).name(role).uuid());
  }

  @Override
  public void checkBounds() {
    Bounds.digest("proposal", proposal.getTxhash());
    Bounds.digest("subjectDigest", subjectDigest);
    assertion.checkBounds();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        header,
        member,
        proposalId,
        proposal,
        subjectDigest,
        personId,
        role,
        verdict,
        assertion,
        counted);
  }
}
