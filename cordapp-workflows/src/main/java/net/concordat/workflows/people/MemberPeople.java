// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;

/**
 * The people of a member as they stand in this node's vault: the member's own, or an observer's.
 */
public final class MemberPeople {
  private final Vault vault;
  private final Party member;

  public MemberPeople(Vault vault, Party member) {
    this.vault = vault;
    this.member = member;
  }

  /**
   * The member's register.
   *
   * @throws RefusedException if it has not opened its registers, or this node does not know them
   */
  public StateAndRef<PeopleRegisterState> register() throws RefusedException {
    List<StateAndRef<PeopleRegisterState>> found =
        vault.currentOf(PeopleRegisterState.class, PeopleRegisterState.vaultId(member));
    FlowRule.FOUND.require(!found.isEmpty(), "no register of people of " + member.getName());
    return found.get(0);
  }

  /** Somebody who is or was enrolled. */
  public Optional<StateAndRef<ApproverState>> find(UUID personId) {
    return vault.currentOf(ApproverState.class, ApproverState.vaultId(member, personId)).stream()
        .findFirst();
  }

  /**
   * Somebody who is or was enrolled.
   *
   * @throws RefusedException if there is nobody of that id
   */
  public StateAndRef<ApproverState> approver(UUID personId) throws RefusedException {
    return find(personId)
        .orElseThrow(
            () -> FlowRule.FOUND.refusal("no person " + personId + " of " + member.getName()));
  }

  /** Everybody who is or was enrolled. */
  public List<ApproverState> all() {
    return vault.unconsumed(ApproverState.class).stream()
        .map(found -> found.getState().getData())
        .filter(approver -> approver.getMember().equals(member))
        .collect(Collectors.toList());
  }
}
