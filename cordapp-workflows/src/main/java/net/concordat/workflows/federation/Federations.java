// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.List;
import java.util.UUID;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;

/** The federations that this node knows, and their rounds. */
public final class Federations {
  private final Vault vault;

  public Federations(ServiceHub services) {
    this.vault = new Vault(services);
  }

  /** The federation as it stands. */
  public StateAndRef<FederationState> federation(SecureHash federationId) throws RefusedException {
    return current(
        FederationState.class, FederationState.vaultId(federationId), "federation " + federationId);
  }

  /** Its last round as it stands. */
  public StateAndRef<RoundState> round(SecureHash federationId) throws RefusedException {
    return current(
        RoundState.class, RoundState.vaultId(federationId), "round of federation " + federationId);
  }

  /** All rounds of a federation that this node knows, in all their states. */
  public List<StateAndRef<RoundState>> rounds(SecureHash federationId) {
    return vault.history(RoundState.class, RoundState.vaultId(federationId));
  }

  /** A round as it was with its commitments; what it follows on, as long as it has none. */
  RoundState opened(SecureHash federationId, int number) throws RefusedException {
    for (StateAndRef<RoundState> known : rounds(federationId)) {
      RoundState state = known.getState().getData();
      if (state.getNumber() == number && state.getStatus() == RoundStatus.COMMITTED) {
        return state;
      }
    }
    return round(federationId).getState().getData();
  }

  /**
   * The digest of the global weights as a round left them.
   *
   * @param round which round; 0 for the base version's weights
   */
  SecureHash globalDigest(SecureHash federationId, int round) throws RefusedException {
    for (StateAndRef<RoundState> known : rounds(federationId)) {
      RoundState state = known.getState().getData();
      if (state.getNumber() == round && state.getStatus() != RoundStatus.COMMITTED) {
        return state.getGlobalDigest();
      }
    }
    throw FlowRule.FOUND.refusal("no end of round " + round);
  }

  /** The place of a client in a federation. */
  static int seatOf(FederationState federation, Party client) throws RefusedException {
    int seat = federation.seatOf(client);
    FlowRule.FEDERATION_CLIENT.require(
        seat >= 0 && federation.getSeats().get(seat).getStatus().isClient(),
        "given " + client.getName());
    return seat;
  }

  private <T extends LinearState> StateAndRef<T> current(Class<T> type, UUID id, String what)
      throws RefusedException {
    List<StateAndRef<T>> found = vault.currentOf(type, id);
    FlowRule.FOUND.require(!found.isEmpty(), "no " + what);
    return found.get(0);
  }
}
