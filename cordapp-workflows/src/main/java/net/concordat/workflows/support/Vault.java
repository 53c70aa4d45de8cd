// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.sharing.GrantState;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;
import net.corda.core.node.services.Vault.RelevancyStatus;
import net.corda.core.node.services.Vault.StateStatus;
import net.corda.core.node.services.vault.PageSpecification;
import net.corda.core.node.services.vault.QueryCriteria;
import net.corda.core.node.services.vault.QueryCriteria.LinearStateQueryCriteria;
import net.corda.core.node.services.vault.QueryCriteria.VaultQueryCriteria;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of the ledger. Every question says that states of which the node is no
 * participant count too, since most of ours reach a node that is none.
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
  public StateAndRef<ModelVersionState> version(SecureHash modelId, int version)
      throws RefusedException {
    return only(
        ModelVersionState.class,
        byId(VersionId.vaultId(modelId, version), StateStatus.UNCONSUMED),
        "version " + version + " of model " + modelId);
  }

  /** The grant as it stands. */
  public StateAndRef<GrantState> grant(UUID grantId) throws RefusedException {
    return only(GrantState.class, byId(grantId, StateStatus.UNCONSUMED), "grant " + grantId);
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

  /** All unconsumed states of a type. */
  public <T extends ContractState> List<StateAndRef<T>> unconsumed(Class<T> type) {
    return all(
        type,
        new VaultQueryCriteria(StateStatus.UNCONSUMED).withRelevancyStatus(RelevancyStatus.ALL));
  }

  private <T extends ContractState> List<StateAndRef<T>> all(
      Class<T> type, QueryCriteria criteria) {
    List<StateAndRef<T>> found = new ArrayList<>();
    for (int page = 1; ; page++) {
      List<StateAndRef<T>> next =
          services
              .getVaultService()
              .queryBy(type, criteria, new PageSpecification(page, PAGE))
              .getStates();
      found.addAll(next);
      if (next.size() < PAGE) {
        return found;
      }
    }
  }

  private <T extends ContractState> Optional<StateAndRef<T>> first(
      Class<T> type, QueryCriteria criteria) {
    List<StateAndRef<T>> found =
        services.getVaultService().queryBy(type, criteria, new PageSpecification(1, 1)).getStates();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
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
