// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;

/** Which answers a proposal allows. */
final class Ballots {
  private final DecisionWords words;

  Ballots(ServiceHub services) throws RefusedException {
    this.words =
        new DecisionWords(
            new ConsortiumPin(services).current().getState().getData(),
            new OwnLedger(new Vault(services)));
  }

  /**
   * Every answer.
   *
   * @param proposal as it is, or was, open
   */
  List<Ballot> on(StateAndRef<ProposalState> proposal) throws RefusedException {
    List<Role> required = proposal.getState().getData().getRequiredRoles();
    List<Role> roles = required.isEmpty() ? Arrays.asList(Role.values()) : required;
    List<Ballot> ballots = new ArrayList<>();
    for (Role role : EnumSet.copyOf(roles)) {
      for (Decision verdict : Decision.values()) {
        Challenge challenge = Challenge.of(proposal, role, verdict);
        ballots.add(
            new Ballot(
                role,
                verdict,
                challenge.getHash(),
                challenge.code(),
                words.of(proposal.getState().getData(), role, verdict, challenge.code())));
      }
    }
    return ballots;
  }

  /** The node's own, as it stands. */
  private static final class OwnLedger implements DecisionWords.Ledger {
    private final Vault vault;

    OwnLedger(Vault vault) {
      this.vault = vault;
    }

    @Override
    public Optional<RegisteredModelState> model(SecureHash modelId) {
      return current(RegisteredModelState.class, RegisteredModelState.vaultId(modelId));
    }

    @Override
    public Optional<AdoptionState> adoption(UUID adoptionId) {
      return current(AdoptionState.class, adoptionId);
    }

    private <T extends LinearState> Optional<T> current(Class<T> type, UUID id) {
      return vault.currentOf(type, id).stream()
          .findFirst()
          .map(found -> found.getState().getData());
    }
  }
}
