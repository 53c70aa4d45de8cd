// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.node.services.Vault.RelevancyStatus;
import net.corda.core.node.services.Vault.StateStatus;
import net.corda.core.node.services.vault.PageSpecification;
import net.corda.core.node.services.vault.QueryCriteria;
import net.corda.core.node.services.vault.QueryCriteria.LinearStateQueryCriteria;
import net.corda.core.node.services.vault.QueryCriteria.VaultQueryCriteria;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of its consortium's ledger. Every question says that states of which the
 * node is no participant count too, since most of ours reach a node that is none. States of another
 * consortium are never among the answers: whoever sends a transaction brings its history along.
 */
public final class Vault {
  private static final int PAGE = 200;

  private final ServiceHub services;

  public Vault(ServiceHub services) {
    this.services = services;
  }

  /** The model as it stands. */
  public StateAndRef<RegisteredModelState> model(SecureHash modelId) throws RefusedException {
    return only(
        RegisteredModelState.class,
        byId(RegisteredModelState.vaultId(modelId), StateStatus.UNCONSUMED),
        "model " + modelId);
  }

  /** The version as it stands. */
  public StateAndRef<ModelVersionState> version(VersionId id) throws RefusedException {
    return version(id.getModelId(), id.getVersion());
  }

  /** The version as it stands. */
  public StateAndRef<ModelVersionState> version(SecureHash modelId, int version)
      throws RefusedException {
    return only(
        ModelVersionState.class,
        byId(VersionId.vaultId(modelId, version), StateStatus.UNCONSUMED),
        "version " + version + " of model " + modelId);
  }

  /**
   * The grant as it stands. Grantors choose the ids of their grants, so one may use another's;
   * hence the condition.
   *
   * @param which says by its parties which of the grants of that id is meant
   * @throws RefusedException if there is none, or more than one grantor has one
   */
  public StateAndRef<GrantState> grant(UUID grantId, Predicate<GrantState> which)
      throws RefusedException {
    List<StateAndRef<GrantState>> found =
        all(GrantState.class, byId(grantId, StateStatus.UNCONSUMED));
    found.removeIf(grant -> !which.test(grant.getState().getData()));
    FlowRule.FOUND.require(!found.isEmpty(), "no grant " + grantId + " that is this member's");
    GrantState first = found.get(0).getState().getData();
    for (StateAndRef<GrantState> other : found) {
      FlowRule.FOUND.require(
          other.getState().getData().getGrantor().equals(first.getGrantor()),
          "more than one grantor offers a grant " + grantId);
    }
    return found.get(0);
  }

  /** The grant as a command left it, if the command has been carried out before. */
  public Optional<StateAndRef<GrantState>> grantAfter(UUID grantId, String commandId) {
    return history(GrantState.class, grantId).stream()
        .filter(grant -> grant.getState().getData().getHeader().getCommandId().equals(commandId))
        .findFirst();
  }

  /** All unconsumed states of a type that are about a version. */
  public <T extends LinearState> List<StateAndRef<T>> about(
      Class<T> type, SecureHash modelId, int version) {
    return all(
        type, byExternalId(VersionId.vaultId(modelId, version).toString(), StateStatus.UNCONSUMED));
  }

  /** The state that a command produced under an id, if the command has been carried out before. */
  public <T extends LinearState> Optional<StateAndRef<T>> producedUnder(Class<T> type, UUID id) {
    return first(type, byId(id, StateStatus.ALL));
  }

  /** The state that a command produced, where the vault knows the type by its command. */
  public <T extends LinearState> Optional<StateAndRef<T>> producedBy(
      Class<T> type, String commandId) {
    return first(type, byExternalId(commandId, StateStatus.ALL));
  }

  /** The private state of a member that a command produced: others may use the same id. */
  public <T extends PrivateState & LinearState> Optional<StateAndRef<T>> producedBy(
      Class<T> type, String commandId, Party member) {
    return allProducedBy(type, commandId).stream()
        .filter(found -> found.getState().getData().getMember().equals(member))
        .findFirst();
  }

  /** All states that a command produced, whoever gave the command: others may use the same id. */
  public <T extends LinearState> List<StateAndRef<T>> allProducedBy(
      Class<T> type, String commandId) {
    return everUnder(type, commandId);
  }

  /** The unconsumed states under an id, whosever they are. */
  public <T extends LinearState> List<StateAndRef<T>> currentOf(Class<T> type, UUID id) {
    return all(type, byId(id, StateStatus.UNCONSUMED));
  }

  /** All states ever known under an id, consumed or not, whosever they are. */
  public <T extends LinearState> List<StateAndRef<T>> history(Class<T> type, UUID id) {
    return all(type, byId(id, StateStatus.ALL));
  }

  /** All states under an external id, consumed or not, whosever they are. */
  public <T extends LinearState> List<StateAndRef<T>> everUnder(Class<T> type, String externalId) {
    return all(type, byExternalId(externalId, StateStatus.ALL));
  }

  /** The unconsumed states under an external id, whosever they are. */
  public <T extends LinearState> List<StateAndRef<T>> currentUnder(
      Class<T> type, String externalId) {
    return all(type, byExternalId(externalId, StateStatus.UNCONSUMED));
  }

  /** The votes received for an amendment that are not consumed. */
  public List<StateAndRef<VoteState>> votes(SecureHash amendment) {
    return all(VoteState.class, byExternalId(amendment.toString(), StateStatus.UNCONSUMED));
  }

  /** All unconsumed states of a type. */
  public <T extends ContractState> List<StateAndRef<T>> unconsumed(Class<T> type) {
    return all(
        type,
        new VaultQueryCriteria(StateStatus.UNCONSUMED).withRelevancyStatus(RelevancyStatus.ALL));
  }

  /** All states of a type ever known, consumed or not. */
  public <T extends ContractState> List<StateAndRef<T>> ever(Class<T> type) {
    // All relevancies is the default; withRelevancyStatus would set the status back to its own.
    return all(type, new VaultQueryCriteria(StateStatus.ALL));
  }

  /** The state with a reference, unless it is consumed or unknown here. */
  public <T extends ContractState> Optional<StateAndRef<T>> unconsumed(
      Class<T> type, StateRef ref) {
    return first(
        type, new VaultQueryCriteria(StateStatus.UNCONSUMED, null, Collections.singletonList(ref)));
  }

  private <T extends ContractState> List<StateAndRef<T>> all(
      Class<T> type, QueryCriteria criteria) {
    Optional<SecureHash> ours = new ConsortiumPin(services).pinned();
    List<StateAndRef<T>> found = new ArrayList<>();
    for (int page = 1; ; page++) {
      List<StateAndRef<T>> next =
          services
              .getVaultService()
              .queryBy(type, criteria, new PageSpecification(page, PAGE))
              .getStates();
      found.addAll(next);
      if (next.size() < PAGE) {
        found.removeIf(state -> !isOf(ours, state.getState().getData()));
        return found;
      }
    }
  }

  private static boolean isOf(Optional<SecureHash> consortiumId, ContractState state) {
    return state instanceof ConcordatState
        && consortiumId
            .filter(((ConcordatState) state).getHeader().getConsortiumId()::equals)
            .isPresent();
  }

  private <T extends ContractState> Optional<StateAndRef<T>> first(
      Class<T> type, QueryCriteria criteria) {
    return all(type, criteria).stream().findFirst();
  }

  private <T extends ContractState> StateAndRef<T> only(
      Class<T> type, QueryCriteria criteria, String what) throws RefusedException {
    return first(type, criteria).orElseThrow(() -> FlowRule.FOUND.refusal("no " + what));
  }

  private static QueryCriteria byId(UUID id, StateStatus status) {
    return linear(Collections.singletonList(id), null, status);
  }

  private static QueryCriteria byExternalId(String externalId, StateStatus status) {
    return linear(null, Collections.singletonList(externalId), status);
  }

  private static QueryCriteria linear(
      @Nullable List<UUID> ids, @Nullable List<String> externalIds, StateStatus status) {
    return new LinearStateQueryCriteria(null, ids, externalIds, status, null, RelevancyStatus.ALL);
  }
}
