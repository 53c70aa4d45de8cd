// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.model.ModelVersionState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/** The decisions that a transaction counts, each checked to be on the very version it decides. */
public final class Quorum {
  private final List<ApprovalState> counted = new ArrayList<>();
  private final List<StateRef> refs = new ArrayList<>();

  private Quorum() {}

  /**
   * Collects the decisions consumed.
   *
   * @param version the pending version that they must be about
   * @throws IllegalArgumentException if one is about another state, expired, or not by an active
   *     member other than the owner
   */
  public static Quorum of(LedgerView tx, StateAndRef<ModelVersionState> version) {
    Quorum quorum = new Quorum();
    for (StateAndRef<ApprovalState> input : tx.inputs(ApprovalState.class)) {
      ApprovalState approval = input.getState().getData();
      LedgerRule.APPROVAL_VERSION.require(
          approval.getVersionState().equals(version.getRef()),
          "a decision on " + approval.getVersionState());
      tx.requireUnexpired(LedgerRule.APPROVAL_EXPIRY, approval.getExpiresAt());
      tx.requireActive(LedgerRule.APPROVAL_MEMBER, approval.getMember());
      LedgerRule.APPROVAL_MEMBER.require(
          !approval.getMember().equals(version.getState().getData().getOwner()), "given the owner");
      quorum.counted.add(approval);
      quorum.refs.add(input.getRef());
    }
    return quorum;
  }

  /** The references of the decisions, in the transaction's order. */
  public List<StateRef> decisions() {
    return refs;
  }

  /** Requires that enough distinct members approve, and that nothing else is counted. */
  public void requireApproved(int threshold) {
    int approving = distinctMembers(LedgerRule.APPROVE_QUORUM, Decision.APPROVE);
    LedgerRule.APPROVE_QUORUM.require(
        approving >= threshold, "given " + approving + " of " + threshold + " required");
  }

  /**
   * Requires that so many distinct members reject that those left are fewer than the threshold.
   *
   * @param electorate how many members may decide
   */
  public void requireRejected(int threshold, int electorate) {
    int rejecting = distinctMembers(LedgerRule.REJECT_QUORUM, Decision.REJECT);
    LedgerRule.REJECT_QUORUM.require(
        electorate - rejecting < threshold,
        "given " + rejecting + " of " + electorate + ", with " + threshold + " to approve");
  }

  private int distinctMembers(LedgerRule rule, Decision decision) {
    Set<Party> members = new HashSet<>();
    for (ApprovalState approval : counted) {
      rule.require(
          approval.getDecision() == decision,
          approval.getMember().getName() + " decided " + approval.getDecision());
      members.add(approval.getMember());
    }
    rule.require(members.size() == counted.size(), "given two decisions of one member");
    return members.size();
  }
}
