// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.DeployException;
import net.corda.core.contracts.ContractState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;

/**
 * Which member may store which transaction: whom the table "Goes to" of the ledger protocol names
 * for what it produces, and, since a transaction comes with its history, whoever may store one that
 * builds on it. What is a member's alone is for no other, whatever builds on it.
 */
final class Entitlement {
  private final Map<SecureHash, List<SecureHash>> buildsOn;
  private final Map<SecureHash, List<ContractState>> produced;
  private final Set<Party> members = new LinkedHashSet<>();
  private final Map<VersionId, Set<Party>> holders = new HashMap<>();

  /**
   * @param buildsOn of each transaction of the ledger, those whose states it consumes or references
   * @param produced the states of each
   */
  Entitlement(
      Map<SecureHash, List<SecureHash>> buildsOn, Map<SecureHash, List<ContractState>> produced) {
    this.buildsOn = buildsOn;
    this.produced = produced;
    produced.values().forEach(this::note);
  }

  private void note(Collection<ContractState> states) {
    for (ContractState state : states) {
      if (state instanceof ConsortiumState consortium) {
        consortium.getMembers().stream().map(Member::getParty).forEach(members::add);
      } else if (state instanceof GrantState grant) {
        holders(grant.getVersion()).add(grant.getGrantee());
      } else if (state instanceof ApprovalState decision) {
        holders(decision.getVersion()).add(decision.getMember());
      }
    }
  }

  /** The members entitled to each transaction. */
  Map<SecureHash, Set<Party>> ofAll() {
    Map<SecureHash, Set<Party>> entitled = new HashMap<>();
    buildsOn.keySet().forEach(id -> spread(id, named(id), entitled));
    return entitled;
  }

  /** Whether a transaction must reach a member: it goes to it whatever else the member has. */
  boolean isFor(SecureHash id, Party member) {
    return produced.getOrDefault(id, List.of()).stream()
        .filter(state -> !(state instanceof ModelVersionState))
        .anyMatch(state -> goesTo(state).contains(member));
  }

  private Set<Party> named(SecureHash id) {
    Set<Party> named = new LinkedHashSet<>();
    produced.getOrDefault(id, List.of()).forEach(state -> named.addAll(goesTo(state)));
    return named;
  }

  private void spread(SecureHash from, Set<Party> who, Map<SecureHash, Set<Party>> entitled) {
    Deque<Claim> open = new ArrayDeque<>(List.of(new Claim(from, who)));
    while (!open.isEmpty()) {
      Claim claim = open.remove();
      Set<Party> may = ofMemberAlone(claim);
      // Who is entitled to a transaction is entitled to its history already.
      if (entitled.computeIfAbsent(claim.id(), unknown -> new HashSet<>()).addAll(may)) {
        buildsOn.getOrDefault(claim.id(), List.of()).forEach(id -> open.add(new Claim(id, may)));
      }
    }
  }

  /** That some are entitled to a transaction. */
  private record Claim(SecureHash id, Set<Party> who) {}

  /** A member's private states are for nobody else, whatever builds on them. */
  private Set<Party> ofMemberAlone(Claim claim) {
    Set<Party> may = new LinkedHashSet<>(claim.who());
    for (ContractState state : produced.getOrDefault(claim.id(), List.of())) {
      if (state instanceof PrivateState own) {
        may.retainAll(Set.of(own.getMember()));
      }
    }
    return may;
  }

  private Collection<Party> goesTo(ContractState state) {
    if (state instanceof ConsortiumSeedState seed) {
      return List.of(seed.getFounder());
    } else if (state instanceof ConsortiumState
        || state instanceof RegisterTicketState
        || state instanceof VoteState) {
      return members;
    } else if (state instanceof ModelSeedState seed) {
      return List.of(seed.getOwner());
    } else if (state instanceof RegisteredModelState model) {
      return List.of(model.getOwner());
    } else if (state instanceof ModelVersionState version) {
      Set<Party> all = new LinkedHashSet<>(holders(version.id()));
      all.add(version.getOwner());
      return all;
    } else if (state instanceof ApprovalState decision) {
      return List.of(decision.getOwner(), decision.getMember());
    } else if (state instanceof GrantState grant) {
      return List.of(grant.getGrantor(), grant.getGrantee());
    } else if (state instanceof DeliveryReceiptState receipt) {
      return List.of(receipt.getGrantor(), receipt.getGrantee());
    } else if (state instanceof HoldoutState holdout) {
      return List.of(holdout.getOwner());
    } else if (state instanceof HoldoutUseState use) {
      return List.of(use.getOwner());
    } else if (state instanceof EvaluationState evaluation) {
      return List.of(evaluation.getOwner(), evaluation.getEvaluator());
    } else if (state instanceof PrivateState own) {
      return List.of(own.getMember());
    }
    throw new DeployException("No row says to whom " + state.getClass().getName() + " goes.");
  }

  private Set<Party> holders(VersionId version) {
    return holders.computeIfAbsent(version, unknown -> new LinkedHashSet<>());
  }
}
