// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.holdout;

import java.util.Comparator;
import java.util.Optional;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;

/**
 * A member's own holdouts. Others may commit to the same root and name the same commands, and their
 * states arrive as the history of their evaluations.
 */
public final class Holdouts {
  private final Vault vault;
  private final Party owner;

  public Holdouts(Vault vault, Party owner) {
    this.vault = vault;
    this.owner = owner;
  }

  /**
   * The holdout of a root as it stands, if this member has committed to one; the oldest of twins.
   */
  public Optional<StateAndRef<HoldoutState>> committed(SecureHash root) {
    return vault.currentOf(HoldoutState.class, Holdout.vaultId(root)).stream()
        .filter(found -> found.getState().getData().getOwner().equals(owner))
        .min(
            Comparator.comparing(
                found -> found.getState().getData().getHoldout().getCommittedAt()));
  }

  /**
   * The holdout of a root as it stands.
   *
   * @throws RefusedException if this member has committed to none
   */
  public StateAndRef<HoldoutState> current(SecureHash root) throws RefusedException {
    return committed(root).orElseThrow(() -> FlowRule.FOUND.refusal("no holdout of root " + root));
  }

  Optional<StateAndRef<HoldoutState>> committedBy(String commandId) {
    return vault.allProducedBy(HoldoutState.class, commandId).stream()
        .filter(found -> found.getState().getData().getOwner().equals(owner))
        .findFirst();
  }

  /** The ticket that a command has drawn, if it came so far before. */
  public Optional<StateAndRef<HoldoutUseState>> drawnBy(String commandId) {
    return vault.allProducedBy(HoldoutUseState.class, commandId).stream()
        .filter(found -> found.getState().getData().getOwner().equals(owner))
        .findFirst();
  }
}
