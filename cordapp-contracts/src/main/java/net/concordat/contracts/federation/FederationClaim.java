// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** That a version is what came of a federation, after one of its rounds. */
@CordaSerializable
public final class FederationClaim extends Value {
  private final SecureHash federationId;
  private final int round;
  private final SecureHash globalDigest;
  private final List<Party> clients;

  /**
   * @param federationId which federation
   * @param round the last round
   * @param globalDigest of the global weights that it left, which are the version's
   * @param clients all whose updates came into these weights, in the order of their seats
   */
  @ConstructorForDeserialization
  public FederationClaim(
      SecureHash federationId, int round, SecureHash globalDigest, List<Party> clients) {
    this.federationId = federationId;
    this.round = round;
    this.globalDigest = globalDigest;
    this.clients = Collections.unmodifiableList(new ArrayList<>(clients));
  }

  /** What a federation has come to. */
  public static FederationClaim of(FederationState federation, RoundState last) {
    List<Party> clients = new ArrayList<>();
    for (int seat : last.getContributors()) {
      clients.add(federation.getSeats().get(seat).getMember());
    }
    return new FederationClaim(
        federation.getFederationId(), last.getNumber(), last.getGlobalDigest(), clients);
  }

  /** Checks digests, number and list. */
  public void checkBounds() {
    Bounds.digest("federationId", federationId);
    Bounds.number("round", round, 1, FederationPlan.MOST_ROUNDS);
    Bounds.digest("globalDigest", globalDigest);
    Bounds.list("clients", clients, 1, Bounds.PARTIES);
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public int getRound() {
    return round;
  }

  public SecureHash getGlobalDigest() {
    return globalDigest;
  }

  public List<Party> getClients() {
    return clients;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(federationId, round, globalDigest, clients);
  }
}
