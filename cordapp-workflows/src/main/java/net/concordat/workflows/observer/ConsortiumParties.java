// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;

/** Who belongs to this node's consortium now, and whether this node observes it. */
final class ConsortiumParties {
  private final ServiceHub services;

  ConsortiumParties(ServiceHub services) {
    this.services = services;
  }

  /** The consortium as it stands here; empty if this node knows none yet. */
  Optional<ConsortiumState> current() {
    return new ConsortiumPin(services).known();
  }

  /** Whether this node is an observer. */
  boolean isObserver(ConsortiumState consortium) {
    return consortium.getHeader().getObservers().stream()
        .anyMatch(services.getMyInfo()::isLegalIdentity);
  }

  /** The members but this node. */
  List<Party> otherMembers(ConsortiumState consortium) {
    List<Party> others = new ArrayList<>();
    for (Member member : consortium.getMembers()) {
      if (!services.getMyInfo().isLegalIdentity(member.getParty())) {
        others.add(member.getParty());
      }
    }
    return others;
  }

  /**
   * Whom this node asks after its start: members and observers, for each gives up what it was doing
   * with this node and cannot end; or, where it belongs to a consortium that it knows nothing of
   * yet, every node but the notary, of which only members answer.
   */
  Set<Party> toGreet() {
    Optional<ConsortiumState> consortium = current();
    if (consortium.isPresent()) {
      Set<Party> known = new LinkedHashSet<>(otherMembers(consortium.get()));
      known.addAll(consortium.get().getHeader().getObservers());
      known.removeAll(services.getMyInfo().getLegalIdentities());
      return known;
    }
    Set<Party> all = new LinkedHashSet<>();
    if (new ConsortiumPin(services).isPinned()) {
      services
          .getNetworkMapCache()
          .getAllNodes()
          .forEach(node -> all.addAll(node.getLegalIdentities()));
      all.removeAll(services.getMyInfo().getLegalIdentities());
      all.removeAll(services.getNetworkMapCache().getNotaryIdentities());
    }
    return all;
  }
}
