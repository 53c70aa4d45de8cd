// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.VersionId;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerFacts;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/** Collects the transactions that matter to a version. Call only inside a database transaction. */
final class EvidenceSearch {
  private static final Comparator<SecureHash> BY_ID = Comparator.comparing(SecureHash::toString);

  private final ServiceHub services;
  private final Vault vault;
  private final Set<SecureHash> about = new TreeSet<>(BY_ID);
  private final List<StateAndRef<ProposalState>> proposals;

  EvidenceSearch(ServiceHub services) {
    this.services = services;
    this.vault = new Vault(services);
    this.proposals = vault.ever(ProposalState.class);
  }

  Evidence of(SecureHash modelId, int version, Party holder) throws RefusedException {
    List<StateAndRef<ModelVersionState>> states =
        vault.history(ModelVersionState.class, VersionId.vaultId(modelId, version));
    FlowRule.FOUND.require(
        !states.isEmpty(), "no version " + version + " of model " + modelId + " here");
    ConsortiumState consortium = new ConsortiumPin(services).current().getState().getData();
    SecureHash consortiumId = consortium.getHeader().getConsortiumId();
    add(vault.history(ConsortiumState.class, ConsortiumState.vaultId(consortiumId)));
    StateAndRef<ModelVersionState> first = states.get(0);
    for (StateAndRef<ModelVersionState> next = first; next != null; next = parent(next)) {
      addVersion(next);
    }
    Set<SecureHash> context = context();
    List<SecureHash> all = new ArrayList<>(about);
    all.addAll(context);
    return new Evidence(
        consortiumId,
        holder,
        first.getState().getData().id(),
        new ArrayList<>(about),
        new ArrayList<>(context),
        new Outbox(services).receipts(all));
  }

  private @Nullable StateAndRef<ModelVersionState> parent(StateAndRef<ModelVersionState> of) {
    ParentLink link = of.getState().getData().getParent();
    return link == null ? null : stored(link.getState(), ModelVersionState.class);
  }

  private void addVersion(StateAndRef<ModelVersionState> state) {
    VersionId id = state.getState().getData().id();
    addPast(state.getRef());
    add(
        vault.history(
            ModelVersionState.class, VersionId.vaultId(id.getModelId(), id.getVersion())));
    Set<UUID> adoptions = new LinkedHashSet<>();
    for (StateAndRef<LinearState> found : underVersion(id)) {
      LinearState fact = found.getState().getData();
      about.add(found.getRef().getTxhash());
      if (fact instanceof AdoptionState) {
        adoptions.add(((AdoptionState) fact).getAdoptionId());
      } else if (fact instanceof ApprovalState) {
        addIfHeld(((ApprovalState) fact).getDecidedIn());
      }
    }
    add(vault.everUnder(LinearState.class, id.getArtifactDigest().toString()));
    List<StateAndRef<SpendState>> spends = vault.ever(SpendState.class);
    spends.removeIf(
        spend -> !spend.getState().getData().getArtifactDigest().equals(id.getArtifactDigest()));
    add(spends);
    for (StateAndRef<ProposalState> proposal : proposals) {
      if (isAbout(proposal.getState().getData().getSubject(), id, adoptions)) {
        about.add(proposal.getRef().getTxhash());
        String proposalId = proposal.getState().getData().getProposalId().toString();
        add(vault.everUnder(DecisionState.class, proposalId));
      }
    }
  }

  private List<StateAndRef<LinearState>> underVersion(VersionId id) {
    return vault.everUnder(
        LinearState.class, VersionId.vaultId(id.getModelId(), id.getVersion()).toString());
  }

  private static boolean isAbout(ProposalSubject subject, VersionId id, Set<UUID> adoptions) {
    if (subject instanceof ReviewSubject) {
      return ((ReviewSubject) subject).getVersion().equals(id);
    }
    if (subject instanceof AdoptSubject) {
      return ((AdoptSubject) subject).getVersion().equals(id);
    }
    if (subject instanceof PromoteSubject) {
      return adoptions.contains(((PromoteSubject) subject).getAdoptionId());
    }
    return subject instanceof ReinstateSubject
        && adoptions.contains(((ReinstateSubject) subject).getAdoptionId());
  }

  /** Those in whose place a state stands, as the transactions say, which need no vault. */
  private void addPast(StateRef ref) {
    StateRef next = ref;
    while (next != null && addIfHeld(next.getTxhash())) {
      StateAndRef<ConcordatState> state = stored(next, ConcordatState.class);
      next = state == null ? null : state.getState().getData().getHeader().getSupersedes();
    }
  }

  private boolean addIfHeld(SecureHash id) {
    boolean held = transaction(id) != null;
    if (held) {
      about.add(id);
    }
    return held;
  }

  private void add(Collection<? extends StateAndRef<?>> states) {
    states.forEach(state -> about.add(state.getRef().getTxhash()));
  }

  /** What the transactions found consume or reference: without it they say half. */
  private Set<SecureHash> context() {
    Set<SecureHash> context = new TreeSet<>(BY_ID);
    for (SecureHash id : about) {
      SignedTransaction transaction = transaction(id);
      if (transaction != null) {
        context.addAll(LedgerFacts.buildsOn(transaction));
      }
    }
    context.removeAll(about);
    return context;
  }

  private @Nullable SignedTransaction transaction(SecureHash id) {
    return services.getValidatedTransactions().getTransaction(id);
  }

  private <T extends ContractState> @Nullable StateAndRef<T> stored(StateRef ref, Class<T> type) {
    SignedTransaction transaction = transaction(ref.getTxhash());
    if (transaction == null
        || !type.isInstance(transaction.getTx().getOutputStates().get(ref.getIndex()))) {
      return null;
    }
    return transaction.getTx().outRef(ref.getIndex());
  }
}
