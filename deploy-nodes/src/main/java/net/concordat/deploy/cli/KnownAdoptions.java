// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.operator.Bank;

/** What a bank uses, as its node knows it and people say it. */
final class KnownAdoptions {
  private KnownAdoptions() {}

  /**
   * An adoption as it stands.
   *
   * @throws DeployException if the bank has none of that id
   */
  static AdoptionState adoption(Bank bank, UUID adoptionId) {
    return bank.known(AdoptionState.class).stream()
        .map(known -> known.getState().getData())
        .filter(
            adoption ->
                adoption.getMember().equals(bank.identity())
                    && adoption.getAdoptionId().equals(adoptionId))
        .findFirst()
        .orElseThrow(() -> new DeployException(bank.party() + " has no adoption " + adoptionId));
  }

  /** Of which version it is, and what for. */
  static String words(Bank bank, AdoptionState adoption) {
    return "%s v%d for %s, until %s"
        .formatted(
            KnownModels.name(bank, adoption.getVersion().getModelId()),
            adoption.getVersion().getVersion(),
            adoption.getPurpose(),
            adoption.getExpiresAt());
  }
}
