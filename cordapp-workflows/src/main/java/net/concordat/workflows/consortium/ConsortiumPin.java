// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javax.persistence.EntityManager;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionResolutionException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/**
 * The one consortium that this node belongs to. Anybody can found a consortium of any name; what
 * makes one ours is that our operator said beforehand which founding to expect.
 */
public final class ConsortiumPin {
  private final ServiceHub services;

  public ConsortiumPin(ServiceHub services) {
    this.services = services;
  }

  /** Notes which founding to expect; a later note takes the place of an earlier one. */
  void expect(Charter proposal) throws RefusedException {
    requireUnpinned();
    store(FoundingRow.expecting(proposal.getName(), proposal.digest().toString()));
  }

  /** Binds this node for good to a consortium that was founded without it. */
  void join(SecureHash consortiumId) throws RefusedException {
    if (!pinned().filter(consortiumId::equals).isPresent()) {
      requireUnpinned();
      store(FoundingRow.joining(consortiumId.toString()));
    }
  }

  private void requireUnpinned() throws RefusedException {
    Optional<SecureHash> pinned = pinned();
    FlowRule.CONSORTIUM_PINNED.require(
        !pinned.isPresent(), "pinned to " + pinned.map(SecureHash::toString).orElse("none"));
  }

  private void store(FoundingRow row) {
    services.withEntityManager(
        entities -> {
          entities.merge(row);
        });
  }

  /** Requires that this node may still join a consortium, and that this founding is the one. */
  void requireFounding(Charter proposal) throws RefusedException {
    requireUnpinned();
    requireExpected(proposal);
  }

  /** Requires that a founding is the one expected, and the network's only notary its notary. */
  private void requireExpected(Charter proposal) throws RefusedException {
    FoundingRow row = row();
    FlowRule.CONSORTIUM_EXPECTED.require(
        row != null && proposal.digest().toString().equals(row.getCharterDigest()),
        "the operator named "
            + (row == null ? "none" : row.getName() + " by digest " + row.getCharterDigest())
            + "; given "
            + proposal.getName()
            + " by digest "
            + proposal.digest());
    int notaries = services.getNetworkMapCache().getNotaryIdentities().size();
    FlowRule.CONSORTIUM_NOTARY.require(
        notaries == 1 && services.getNetworkMapCache().isNotary(proposal.getNotary()),
        "the network has " + notaries + "; given " + proposal.getNotary().getName());
  }

  /** Binds this node for good to the consortium that its operator expects, however amended. */
  public void pin(ConsortiumState current) throws RefusedException {
    requireExpected(founding(current).charter());
    String id = current.getHeader().getConsortiumId().toString();
    FoundingRow row = row();
    if (row != null) {
      FlowRule.CONSORTIUM_PINNED.require(
          row.getConsortiumId() == null || row.getConsortiumId().equals(id),
          "pinned to " + row.getConsortiumId() + "; given " + id);
      row.pin(id);
      store(row);
    }
  }

  /** The first state of a consortium, from which the given one came by amendments. */
  private ConsortiumState founding(ConsortiumState current) throws RefusedException {
    ConsortiumState earlier = current;
    StateRef before = earlier.getHeader().getSupersedes();
    while (before != null) {
      try {
        earlier = (ConsortiumState) services.loadState(before).getData();
      } catch (TransactionResolutionException missing) {
        throw FlowRule.VERIFIED.refusal("no transaction " + before.getTxhash());
      }
      before = earlier.getHeader().getSupersedes();
    }
    return earlier;
  }

  /** Whether this node belongs to a consortium yet. */
  public boolean isPinned() {
    return pinned().isPresent();
  }

  /** The id of the consortium that this node belongs to; empty if to none yet. */
  public Optional<SecureHash> pinned() {
    FoundingRow row = row();
    String id = row == null ? null : row.getConsortiumId();
    return id == null ? Optional.empty() : Optional.of(SecureHash.create(id));
  }

  /** Requires that this node belongs to a consortium, or that its operator named a founding. */
  public void requireReady() throws RefusedException {
    FlowRule.CONSORTIUM_EXPECTED.require(row() != null, "the operator named none yet");
  }

  /** Requires that a consortium id is the one this node is bound to. */
  public void requireOurs(SecureHash consortiumId) throws RefusedException {
    FlowRule.CONSORTIUM_PINNED.require(
        consortiumId.equals(id()), "given consortium " + consortiumId);
  }

  /** The consortium as this node knows it now: the newest version it has been given. */
  public StateAndRef<ConsortiumState> current() throws RefusedException {
    SecureHash id = id();
    return newest(id).orElseThrow(() -> FlowRule.FOUND.refusal("no state of consortium " + id));
  }

  /** The consortium as this node knows it now; empty if it belongs to none, or knows none yet. */
  public Optional<ConsortiumState> known() {
    return pinned().flatMap(this::newest).map(found -> found.getState().getData());
  }

  private Optional<StateAndRef<ConsortiumState>> newest(SecureHash id) {
    return new Vault(services)
        .currentOf(ConsortiumState.class, ConsortiumState.vaultId(id)).stream()
            .max(Comparator.comparing(found -> found.getState().getData().getVersion()));
  }

  private SecureHash id() throws RefusedException {
    return pinned()
        .orElseThrow(() -> FlowRule.CONSORTIUM_PINNED.refusal("this node belongs to none yet"));
  }

  private @Nullable FoundingRow row() {
    Function<EntityManager, @Nullable FoundingRow> find =
        entities -> entities.find(FoundingRow.class, FoundingRow.ONLY);
    return services.withEntityManager(find::apply);
  }
}
