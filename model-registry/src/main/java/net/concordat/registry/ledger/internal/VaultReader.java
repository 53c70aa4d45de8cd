// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.frame.ConcordatState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.node.services.Vault;
import net.corda.core.node.services.Vault.StateStatus;
import net.corda.core.node.services.vault.BinaryComparisonOperator;
import net.corda.core.node.services.vault.ColumnPredicate;
import net.corda.core.node.services.vault.PageSpecification;
import net.corda.core.node.services.vault.QueryCriteria.TimeCondition;
import net.corda.core.node.services.vault.QueryCriteria.TimeInstantType;
import net.corda.core.node.services.vault.QueryCriteria.VaultQueryCriteria;
import net.corda.core.node.services.vault.Sort;
import net.corda.core.node.services.vault.SortAttribute;
import org.springframework.stereotype.Component;

/** Reads the node's vault in the order in which it recorded. */
@Component
class VaultReader {
  /** So many states a page: a page is held in memory whole, here and at the node. */
  static final int PAGE = 1000;

  private static final Sort AS_RECORDED =
      new Sort(
          List.of(
              by(Sort.VaultStateAttribute.RECORDED_TIME),
              by(Sort.CommonStateAttribute.STATE_REF_TXN_ID),
              by(Sort.CommonStateAttribute.STATE_REF_INDEX)));

  private final NodeConnection node;

  VaultReader(NodeConnection node) {
    this.node = node;
  }

  /**
   * A page of the states recorded at a time or later, consumed ones too.
   *
   * @param page which page, from 1
   */
  List<RecordedState> recordedSince(Instant since, int page) {
    VaultQueryCriteria criteria =
        new VaultQueryCriteria(StateStatus.ALL, Set.of(ConcordatState.class))
            .withTimeCondition(
                new TimeCondition(
                    TimeInstantType.RECORDED,
                    new ColumnPredicate.BinaryComparison<>(
                        BinaryComparisonOperator.GREATER_THAN_OR_EQUAL, since)));
    Vault.Page<ConcordatState> found =
        node.ask(ops -> query(ops, criteria, new PageSpecification(page, PAGE)));
    List<RecordedState> states = new ArrayList<>();
    for (int i = 0; i < found.getStates().size(); i++) {
      StateAndRef<ConcordatState> state = found.getStates().get(i);
      states.add(
          new RecordedState(
              Facts.id(state.getRef()),
              state.getState().getData(),
              found.getStatesMetadata().get(i).getRecordedTime()));
    }
    return states;
  }

  /** How many states the vault has, consumed ones too. */
  long count() {
    return node.ask(
            ops ->
                query(
                    ops,
                    new VaultQueryCriteria(StateStatus.ALL, Set.of(ConcordatState.class)),
                    new PageSpecification(1, 1)))
        .getTotalStatesAvailable();
  }

  private static Vault.Page<ConcordatState> query(
      CordaRPCOps ops, VaultQueryCriteria criteria, PageSpecification page) {
    return ops.vaultQueryBy(criteria, page, AS_RECORDED, ConcordatState.class);
  }

  private static Sort.SortColumn by(Sort.Attribute attribute) {
    return new Sort.SortColumn(new SortAttribute.Standard(attribute), Sort.Direction.ASC);
  }
}
