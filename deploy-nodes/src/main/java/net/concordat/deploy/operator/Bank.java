// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.RpcConnection;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.LedgerReportFlow;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowLogic;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.messaging.DataFeed;
import net.corda.core.messaging.StateMachineInfo;
import net.corda.core.node.services.Vault;
import net.corda.core.node.services.Vault.RelevancyStatus;
import net.corda.core.node.services.Vault.StateStatus;
import net.corda.core.node.services.vault.BinaryComparisonOperator;
import net.corda.core.node.services.vault.ColumnPredicate;
import net.corda.core.node.services.vault.PageSpecification;
import net.corda.core.node.services.vault.QueryCriteria.LinearStateQueryCriteria;
import net.corda.core.node.services.vault.QueryCriteria.TimeCondition;
import net.corda.core.node.services.vault.QueryCriteria.TimeInstantType;
import net.corda.core.node.services.vault.QueryCriteria.VaultQueryCriteria;
import net.corda.core.node.services.vault.Sort;
import rx.Subscription;

/** A party's operator, who starts flows on its node and looks into its vault. */
public final class Bank implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PAGE = 1000;

  private final Party party;
  private final RpcConnection connection;
  private final net.corda.core.identity.Party identity;

  /** Takes over a connection, which closes with this. */
  public Bank(Party party, RpcConnection connection) {
    this.party = party;
    this.connection = connection;
    this.identity = ops().nodeInfo().getLegalIdentities().get(0);
  }

  /** Which party it is. */
  public Party party() {
    return party;
  }

  /** The party as the ledger knows it. */
  public net.corda.core.identity.Party identity() {
    return identity;
  }

  /** What the node can be asked. */
  public CordaRPCOps ops() {
    return connection.ops();
  }

  /** Runs a flow to its end; a refusal comes as the node's own exception. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final <T> T run(Class<? extends FlowLogic<T>> flow, Object... arguments) throws Exception {
    try {
      return ops().startFlowDynamic(flow, arguments).getReturnValue().get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Exception refusal) {
        throw refusal;
      }
      throw failure;
    }
  }

  /**
   * Starts a flow under an id of the operator's choice: given again under the same id, also after
   * either side died, it is the same flow with the same result and never a second one.
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final <T> CompletableFuture<T> start(
      String clientId, Class<? extends FlowLogic<T>> flow, Object... arguments) {
    return ops()
        .startFlowDynamicWithClientId(clientId, flow, arguments)
        .getReturnValue()
        .toCompletableFuture();
  }

  /**
   * The consortium that the party belongs to, as its node knows it.
   *
   * @throws DeployException if it belongs to none
   */
  public ConsortiumState consortium() {
    return known(ConsortiumState.class).stream()
        .map(known -> known.getState().getData())
        .max(Comparator.comparingInt(ConsortiumState::getVersion))
        .orElseThrow(() -> new DeployException(party + " belongs to no consortium yet."));
  }

  /** The party as its consortium knows it: with the domain that its people's passkeys are for. */
  public Member member() {
    return consortium().member(identity);
  }

  /** The flows that have not come to their end. */
  public List<StateMachineInfo> runningFlows() {
    return ops().stateMachinesSnapshot();
  }

  /** What the node holds of the ledger, told and refused. */
  public LedgerReport report() throws Exception {
    return run(LedgerReportFlow.class);
  }

  /**
   * The unconsumed states of a type in the node's vault, at most a thousand, whoever's they are.
   */
  public <T extends ContractState> List<StateAndRef<T>> known(Class<T> type) {
    return page(type, new VaultQueryCriteria(StateStatus.UNCONSUMED), 1);
  }

  /** Every state that the node's vault ever held, consumed or not. */
  public List<StateAndRef<ContractState>> history() {
    return recorded(ContractState.class, Instant.EPOCH);
  }

  /**
   * The states of a type that have come into the node's vault since an instant by its own clock,
   * consumed or not, whoever's they are.
   */
  public <T extends ContractState> List<StateAndRef<T>> recorded(Class<T> type, Instant since) {
    TimeCondition recorded =
        new TimeCondition(
            TimeInstantType.RECORDED,
            new ColumnPredicate.BinaryComparison<>(
                BinaryComparisonOperator.GREATER_THAN_OR_EQUAL, since));
    // All relevancies is the default. The methods that set one thing set the status back.
    VaultQueryCriteria criteria =
        new VaultQueryCriteria(StateStatus.ALL, null, null, null, null, recorded);
    List<StateAndRef<T>> all = new ArrayList<>();
    for (int page = 1; ; page++) {
      List<StateAndRef<T>> next = page(type, criteria, page);
      all.addAll(next);
      if (next.size() < PAGE) {
        return all;
      }
    }
  }

  private <T extends ContractState> List<StateAndRef<T>> page(
      Class<T> type, VaultQueryCriteria criteria, int number) {
    return ops()
        .vaultQueryBy(criteria, new PageSpecification(number, PAGE), new Sort(List.of()), type)
        .getStates();
  }

  /**
   * Waits until the vault holds a state, whoever's it is. The node tells of each that comes, so
   * nothing is asked in vain.
   */
  public <T extends ContractState> T awaitState(
      Class<T> type, String what, Predicate<T> condition, Duration atMost) throws Exception {
    DataFeed<Vault.Page<T>, Vault.Update<T>> feed =
        ops()
            .vaultTrackBy(
                new VaultQueryCriteria(StateStatus.UNCONSUMED),
                new PageSpecification(1, PAGE),
                new Sort(List.of()),
                type);
    CompletableFuture<T> found = new CompletableFuture<>();
    Consumer<Collection<StateAndRef<T>>> look =
        states ->
            states.stream()
                .map(each -> each.getState().getData())
                .filter(condition)
                .findFirst()
                .ifPresent(found::complete);
    Subscription news =
        feed.getUpdates()
            .subscribe(update -> look.accept(update.getProduced()), found::completeExceptionally);
    try {
      look.accept(feed.getSnapshot().getStates());
      return found.get(atMost.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new DeployException(
          "Waited %d s in vain for %s to have %s".formatted(atMost.toSeconds(), party, what));
    } finally {
      news.unsubscribe();
    }
  }

  /** Waits until the vault holds a version as it stands elsewhere. */
  public void awaitVersion(ModelVersionState version) throws InterruptedException {
    LinearStateQueryCriteria byId =
        criteria(VersionId.vaultId(version.getModelId(), version.getVersion()));
    await(
        ModelVersionState.class,
        byId,
        found -> found.getStatus() == version.getStatus(),
        "version " + version.getVersion() + " " + version.getStatus());
  }

  /** Waits until the vault holds a grant. */
  public void awaitGrant(UUID grantId) throws InterruptedException {
    await(GrantState.class, criteria(grantId), found -> true, "grant " + grantId);
  }

  private <T extends LinearState> void await(
      Class<T> type, LinearStateQueryCriteria criteria, Predicate<T> condition, String what)
      throws InterruptedException {
    Patience.await(
        PATIENCE,
        party + " to have " + what,
        () ->
            ops()
                .vaultQueryBy(criteria, new PageSpecification(1, 10), new Sort(List.of()), type)
                .getStates()
                .stream()
                .map(StateAndRef::getState)
                .anyMatch(state -> condition.test(state.getData())));
  }

  private static LinearStateQueryCriteria criteria(UUID id) {
    return new LinearStateQueryCriteria(
        null, List.of(id), null, StateStatus.UNCONSUMED, null, RelevancyStatus.ALL);
  }

  /** Drops the connection to a node that is gone. */
  public void abandon() {
    connection.abandon();
  }

  @Override
  public void close() {
    connection.close();
  }
}
