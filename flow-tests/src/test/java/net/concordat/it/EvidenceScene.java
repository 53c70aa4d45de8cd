// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.evidence.Evidence;
import net.concordat.workflows.evidence.EvidenceFlow;
import net.concordat.workflows.evidence.EvidenceTransactionsFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.observer.OutboxStatus;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.testing.node.StartedMockNode;
import org.jspecify.annotations.Nullable;

/**
 * Bank A's version, trained under a privacy budget, measured by C and adopted by B as its champion;
 * and what B derived from it, with who developed that, approved by A and C.
 */
final class EvidenceScene {
  final ModelVersionState parent;
  final ModelVersionState derived;
  final AdoptionState adoption;

  private static @Nullable EvidenceScene made;
  private static @Nullable TestConsortium madeFor;

  /** The one scene of a consortium. */
  static synchronized EvidenceScene of(TestConsortium c) {
    EvidenceScene scene = made;
    if (scene == null || madeFor != c) {
      scene = new EvidenceScene(c);
      made = scene;
      madeFor = c;
    }
    return scene;
  }

  private EvidenceScene(TestConsortium c) {
    AdoptionScene adoptions = new AdoptionScene(c);
    ModelVersionState pending =
        Spending.publish(c, "evidence of A", Spending.spend(c, c.bankA, "evidence of A"))
            .getState()
            .getData();
    c.commitHoldout(c.bankC);
    c.grant(c.bankA, c.bankC, pending, GrantKind.REVIEW);
    c.deliver(c.bankA, c.bankC, pending);
    run(c.bankC, new RecordEvaluationFlow(commandId(), Samples.measurement(pending)));
    c.ask(c.bankA, pending, c.bankB);
    parent = c.approve(c.bankA, pending, c.bankB, c.bankC).getState().getData();
    c.awaitVersion(c.bankB, parent);
    c.grant(c.bankA, c.bankB, parent, GrantKind.USE);
    c.deliver(c.bankA, c.bankB, parent);
    adoption = adoptions.adopt(parent);
    adoptions.promote(adoption, AliasPlace.CHAMPION);
    SecureHash artifact = SecureHash.sha256(bytes("evidence of B"));
    run(c.bankB, adoptions.recording(artifact, artifact, c.people.allRounder(c.bankB)));
    ModelVersionState published =
        run(
                c.bankB,
                new PublishModelVersionFlow(
                    commandId(), c.derived(c.bankB, parent, "evidence of B", c.policyOfB())))
            .getState()
            .getData();
    c.ask(c.bankB, published, c.bankA, c.bankC);
    derived = c.approve(c.bankB, published, c.bankA, c.bankC).getState().getData();
    c.awaitVersion(c.bankA, derived);
    for (StartedMockNode bank : List.of(c.bankA, c.bankB, c.bankC)) {
      await("the regulator to hold what the bank does")
          .atMost(Nodes.PATIENCE)
          .until(
              () ->
                  of(bank, derived).getAbout().stream()
                      .allMatch(id -> Nodes.holds(c.regulator, id)));
    }
  }

  /**
   * What a node holds of the derived version, once the regulator confirmed what it was told of it.
   */
  Evidence receipted(StartedMockNode node) {
    Evidence evidence = of(node, derived);
    Set<String> ids =
        evidence.getAbout().stream().map(SecureHash::toString).collect(Collectors.toSet());
    await("the regulator to have answered")
        .atMost(Nodes.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Nodes.told(node))
                    .filteredOn(told -> ids.contains(told.getTxId()))
                    .filteredOn(told -> told.getStatus() == OutboxStatus.WAITING)
                    .extracting(told -> told.getTxId() + " to " + told.getRecipient())
                    .isEmpty());
    return of(node, derived);
  }

  static Evidence of(StartedMockNode node, ModelVersionState version) {
    return run(node, new EvidenceFlow(version.getModelId(), version.getVersion()));
  }

  /** The transactions, page by page, in the order asked for. */
  static List<OpaqueBytes> transactions(StartedMockNode node, List<SecureHash> ids) {
    List<OpaqueBytes> found = new ArrayList<>();
    int most = EvidenceTransactionsFlow.MOST;
    for (int from = 0; from < ids.size(); from += most) {
      List<SecureHash> page = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + most)));
      found.addAll(run(node, new EvidenceTransactionsFlow(page)));
    }
    return found;
  }
}
