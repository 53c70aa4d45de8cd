// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import net.concordat.notary.ServeObserversFlow;
import net.concordat.workflows.audit.ReadTransactionsFlow;
import net.concordat.workflows.audit.VerifyTransactionFlow;
import net.concordat.workflows.consortium.CastVoteFlow;
import net.concordat.workflows.consortium.ExpectFoundingFlow;
import net.concordat.workflows.consortium.PinnedConsortiumFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.evidence.EvidenceFlow;
import net.concordat.workflows.evidence.EvidenceTransactionsFlow;
import net.concordat.workflows.evidence.SealEvidenceFlow;
import net.concordat.workflows.observer.CompletenessReportFlow;
import net.concordat.workflows.observer.LedgerReportFlow;
import net.concordat.workflows.people.OpenRegistersFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {
  @ParameterizedTest
  @EnumSource
  void grantsNobodyEverythingNorKillingFlowsNorTrustingCode(Role role) {
    assertThat(Permissions.of(role))
        .contains("InvokeRpc.nodeInfo")
        .doesNotContain("ALL", "InvokeRpc.killFlow", "InvokeRpc.uploadAttachment")
        .doesNotHaveDuplicates();
  }

  @Test
  void letsABankShareAndAnObserverOnlyReport() {
    String share = "StartFlow." + OfferGrantFlow.class.getName();
    String report = "StartFlow." + LedgerReportFlow.class.getName();
    assertThat(Permissions.of(Role.BANK)).contains(share, report);
    assertThat(Permissions.of(Role.OBSERVER)).contains(report).doesNotContain(share);
  }

  @Test
  void letsABanksRegistryCommandAndNotSayWhoseDecisionsCount() {
    assertThat(Permissions.ofRegistry(Role.BANK))
        .contains(
            "StartFlow." + OfferGrantFlow.class.getName(),
            "StartFlow." + RecordDecisionFlow.class.getName())
        .doesNotContain(
            "StartFlow." + OpenRegistersFlow.class.getName(),
            "StartFlow." + ExpectFoundingFlow.class.getName(),
            "StartFlow." + CastVoteFlow.class.getName(),
            "InvokeRpc.setFlowsDrainingModeEnabled",
            "InvokeRpc.killFlow")
        .doesNotHaveDuplicates();
  }

  @Test
  void letsAnObserversRegistryReadAndDoNothing() {
    assertThat(Permissions.ofRegistry(Role.OBSERVER))
        .containsExactly(
            "InvokeRpc.nodeInfo",
            "InvokeRpc.vaultQueryBy",
            "InvokeRpc.vaultTrackBy",
            "StartFlow." + PinnedConsortiumFlow.class.getName(),
            "StartFlow." + ReadTransactionsFlow.class.getName(),
            "StartFlow." + VerifyTransactionFlow.class.getName(),
            "StartFlow." + EvidenceFlow.class.getName(),
            "StartFlow." + EvidenceTransactionsFlow.class.getName(),
            "StartFlow." + SealEvidenceFlow.class.getName(),
            "StartFlow." + CompletenessReportFlow.class.getName());
  }

  @Test
  void letsTheNotarysOperatorSeeThatItIsUpLetItsFlowsEndAndNameTheConsortium() {
    assertThat(Permissions.of(Role.NOTARY))
        .containsExactly(
            "InvokeRpc.nodeInfo",
            "InvokeRpc.setFlowsDrainingModeEnabled",
            "InvokeRpc.stateMachinesSnapshot",
            "StartFlow." + ServeObserversFlow.class.getName());
  }
}
