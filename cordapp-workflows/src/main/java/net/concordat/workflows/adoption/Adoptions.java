// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.adoption;

import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;

/** What a member uses, as it stands. */
public final class Adoptions {
  private final Vault vault;
  private final Party member;

  public Adoptions(Vault vault, Party member) {
    this.vault = vault;
    this.member = member;
  }

  /**
   * The adoption as it stands.
   *
   * @throws RefusedException if this member has none of that id
   */
  public StateAndRef<AdoptionState> current(UUID adoptionId) throws RefusedException {
    return vault.currentOf(AdoptionState.class, adoptionId).stream()
        .filter(found -> found.getState().getData().getMember().equals(member))
        .findFirst()
        .orElseThrow(
            () -> FlowRule.FOUND.refusal("no adoption " + adoptionId + " of this member's"));
  }

  /** The adoption as a command left it, if the command has been carried out before. */
  Optional<StateAndRef<AdoptionState>> after(UUID adoptionId, String commandId) {
    return vault.history(AdoptionState.class, adoptionId).stream()
        .filter(found -> found.getState().getData().getHeader().getCommandId().equals(commandId))
        .findFirst();
  }

  /**
   * The register as it stands.
   *
   * @throws RefusedException if this member has not opened its registers
   */
  public StateAndRef<AliasRegisterState> register() throws RefusedException {
    return vault.currentOf(AliasRegisterState.class, AliasRegisterState.vaultId(member)).stream()
        .findFirst()
        .orElseThrow(() -> FlowRule.FOUND.refusal("this member has not opened its registers"));
  }
}
