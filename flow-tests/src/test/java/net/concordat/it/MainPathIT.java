// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.report;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.transactions;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.observer.LedgerReport;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From founding to an approved derived version, with every party's storage looked at in the end.
 */
@Order(2)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class MainPathIT {
  @Test
  void sharesAdaptsReviewsAndApprovesAModelInTheRegulatorsSight(TestConsortium c) {
    ModelVersionState pending = c.published(c.bankA, "weights of A");
    review(c, c.bankA, pending, c.bankB, c.bankC);
    ModelVersionState approved = c.approve(c.bankA, pending, c.bankB, c.bankC).getState().getData();
    assertThat(approved.getStatus()).isEqualTo(VersionStatus.APPROVED);
    c.awaitVersion(c.bankB, approved);

    c.grant(c.bankA, c.bankB, approved, GrantKind.USE);
    run(
        c.bankB,
        new RequestDeliveryFlow(
            commandId(), party(c.bankA), approved.getModelId(), approved.getVersion()));
    ModelVersionState derived =
        run(
                c.bankB,
                new PublishModelVersionFlow(
                    commandId(), c.derived(c.bankB, approved, "weights of B", c.policyOfB())))
            .getState()
            .getData();
    review(c, c.bankB, derived, c.bankA, c.bankC);
    ModelVersionState adapted = c.approve(c.bankB, derived, c.bankA, c.bankC).getState().getData();
    assertThat(adapted.getStatus()).isEqualTo(VersionStatus.APPROVED);
    c.awaitVersion(c.bankA, adapted);
    c.grant(c.bankB, c.bankA, adapted, GrantKind.USE);

    regulatorHoldsEverythingButBytes(c);
    assertThat(report(c.outsider).getEntries()).isEmpty();
  }

  private static void review(
      TestConsortium c, StartedMockNode owner, ModelVersionState pending, StartedMockNode... by) {
    for (StartedMockNode reviewer : by) {
      c.commitHoldout(reviewer);
      c.grant(owner, reviewer, pending, GrantKind.REVIEW);
      run(
          reviewer,
          new RequestDeliveryFlow(
              commandId(), party(owner), pending.getModelId(), pending.getVersion()));
      run(reviewer, new RecordEvaluationFlow(commandId(), Samples.measurement(pending)));
    }
  }

  private static void regulatorHoldsEverythingButBytes(TestConsortium c) {
    Set<SecureHash> onNetwork = new HashSet<>();
    for (StartedMockNode bank : Arrays.asList(c.bankA, c.bankB, c.bankC)) {
      onNetwork.addAll(transactions(bank));
    }
    await("the regulator to have all " + onNetwork.size() + " transactions")
        .atMost(PATIENCE)
        .until(() -> transactions(c.regulator).equals(onNetwork));
    assertThat(report(c.regulator).getEntries())
        .extracting(LedgerReport.Entry::getTxId)
        .containsAll(onNetwork);
    assertThat(report(c.regulator).getRefusals())
        .extracting(refusal -> SecureHash.create(refusal.getTxId()))
        .doesNotContainAnyElementsOf(onNetwork);
    assertThat(c.directoryOf(c.regulator)).doesNotExist();
  }
}
