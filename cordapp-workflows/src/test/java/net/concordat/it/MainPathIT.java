// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.TestConsortium.PATIENCE;
import static net.concordat.it.TestConsortium.bytes;
import static net.concordat.it.TestConsortium.commandId;
import static net.concordat.it.TestConsortium.party;
import static net.concordat.it.TestConsortium.run;
import static net.concordat.it.TestConsortium.terms;
import static net.concordat.it.TestConsortium.transactions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.VersionProposal;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From founding to an approved derived version, with every party's storage looked at in the end.
 */
@Timeout(300)
class MainPathIT {
  @TempDir Path stores;

  @Test
  void sharesAdaptsReviewsAndApprovesAModelInTheRegulatorsSight() {
    try (TestConsortium c = new TestConsortium(stores)) {
      c.found();
      ModelVersionState pending = publishedBy(c, c.bankA, "weights of A");
      review(c, c.bankA, pending, c.bankB, c.bankC);
      ModelVersionState approved =
          c.approve(c.bankA, pending, c.bankB, c.bankC).getState().getData();
      assertThat(approved.getStatus()).isEqualTo(VersionStatus.APPROVED);
      c.awaitVersion(c.bankB, approved);

      c.grant(c.bankA, c.bankB, approved, GrantKind.USE);
      run(
          c.bankB,
          new RequestDeliveryFlow(
              commandId(), party(c.bankA), approved.getModelId(), approved.getVersion()));
      ModelVersionState derived = publishDerived(c, approved);
      review(c, c.bankB, derived, c.bankA, c.bankC);
      ModelVersionState adapted =
          c.approve(c.bankB, derived, c.bankA, c.bankC).getState().getData();
      assertThat(adapted.getStatus()).isEqualTo(VersionStatus.APPROVED);
      c.awaitVersion(c.bankA, adapted);
      c.grant(c.bankB, c.bankA, adapted, GrantKind.USE);

      regulatorHoldsEverythingButBytes(c);
      assertThat(transactions(c.outsider)).isEmpty();
    }
  }

  private static ModelVersionState publishedBy(
      TestConsortium c, StartedMockNode owner, String weights) {
    SecureHash modelId = c.register(owner).getState().getData().getModelId();
    return c.publish(owner, modelId, bytes(weights)).getState().getData();
  }

  private static void review(
      TestConsortium c, StartedMockNode owner, ModelVersionState pending, StartedMockNode... by) {
    for (StartedMockNode reviewer : by) {
      c.grant(owner, reviewer, pending, GrantKind.REVIEW);
      run(
          reviewer,
          new RequestDeliveryFlow(
              commandId(), party(owner), pending.getModelId(), pending.getVersion()));
      run(reviewer, new RecordEvaluationFlow(commandId(), TestConsortium.measurement(pending)));
    }
  }

  private static ModelVersionState publishDerived(TestConsortium c, ModelVersionState parent) {
    byte[] bytes = bytes("weights of B");
    SecureHash modelId = c.register(c.bankB).getState().getData().getModelId();
    SharingPolicy policy =
        new SharingPolicy(
            Collections.singletonList(party(c.bankA)),
            Arrays.asList(party(c.bankA), party(c.bankC)),
            terms(false));
    return run(
            c.bankB,
            new PublishModelVersionFlow(
                commandId(),
                new VersionProposal(
                    modelId,
                    TestConsortium.description(c.store(c.bankB, bytes), bytes.length),
                    TestConsortium.provenance(),
                    policy,
                    parent.getModelId(),
                    parent.getVersion())))
        .getState()
        .getData();
  }

  private static void regulatorHoldsEverythingButBytes(TestConsortium c) {
    Set<SecureHash> onNetwork = new HashSet<>();
    for (StartedMockNode bank : Arrays.asList(c.bankA, c.bankB, c.bankC)) {
      onNetwork.addAll(transactions(bank));
    }
    await("the regulator to have all " + onNetwork.size() + " transactions")
        .atMost(PATIENCE)
        .until(() -> transactions(c.regulator).equals(onNetwork));
    assertThat(TestConsortium.report(c.regulator).getRefusals()).isEmpty();
    assertThat(c.directoryOf(c.regulator)).doesNotExist();
  }
}
