// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.EvidenceScene.of;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.evidence.Evidence;
import net.concordat.workflows.evidence.EvidenceFlow;
import net.concordat.workflows.evidence.EvidenceSeal;
import net.concordat.workflows.evidence.EvidenceTransactionsFlow;
import net.concordat.workflows.evidence.SealEvidenceFlow;
import net.concordat.workflows.observer.Receipt;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.ContractState;
import net.corda.core.crypto.DigitalSignature;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node tells what it holds about a version, all of it and nothing else. */
@Order(4)
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedConsortium.class)
class EvidenceIT {
  private final TestConsortium c;
  private final EvidenceScene scene;

  EvidenceIT(TestConsortium c) {
    this.c = c;
    this.scene = EvidenceScene.of(c);
  }

  private static List<ContractState> said(StartedMockNode node, List<SecureHash> ids) {
    return ids.stream()
        .flatMap(id -> transaction(node, id).getTx().getOutputStates().stream())
        .collect(Collectors.toList());
  }

  private static SignedTransaction transaction(StartedMockNode node, SecureHash id) {
    return Objects.requireNonNull(
        Nodes.in(node, () -> node.getServices().getValidatedTransactions().getTransaction(id)));
  }

  private static Set<Class<?>> kinds(List<ContractState> states) {
    return states.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  @Nested
  class OfADerivedVersion {
    @Test
    void reachesBackToTheFirstParentWithAllThatWasDecided() {
      Evidence evidence = of(c.bankB, scene.derived);
      List<ContractState> about = said(c.bankB, evidence.getAbout());
      assertThat(evidence.getVersion()).isEqualTo(scene.derived.id());
      assertThat(evidence.getHolder()).isEqualTo(party(c.bankB));
      assertThat(kinds(about))
          .contains(
              ConsortiumState.class,
              ModelVersionState.class,
              GrantState.class,
              DeliveryReceiptState.class,
              ApprovalState.class,
              AdoptionState.class,
              AliasRegisterState.class,
              DevelopmentState.class,
              ProposalState.class,
              DecisionState.class);
      assertThat(statuses(about, scene.parent))
          .containsExactlyInAnyOrder(VersionStatus.PENDING_APPROVAL, VersionStatus.APPROVED);
      assertThat(statuses(about, scene.derived))
          .containsExactlyInAnyOrder(VersionStatus.PENDING_APPROVAL, VersionStatus.APPROVED);
      assertThat(kinds(said(c.bankB, evidence.getContext())))
          .contains(ConsortiumSeedState.class, ApproverState.class);
    }

    private List<VersionStatus> statuses(List<ContractState> states, ModelVersionState of) {
      return states.stream()
          .filter(ModelVersionState.class::isInstance)
          .map(ModelVersionState.class::cast)
          .filter(version -> version.id().equals(of.id()))
          .map(ModelVersionState::getStatus)
          .collect(Collectors.toList());
    }

    @Test
    void hasEverythingThatTheTransactionsAboutItBuildOn() {
      Evidence evidence = of(c.bankB, scene.derived);
      Set<SecureHash> all = new HashSet<>(evidence.getAbout());
      all.addAll(evidence.getContext());
      for (SecureHash id : evidence.getAbout()) {
        SignedTransaction transaction = transaction(c.bankB, id);
        assertThat(
                Stream.concat(
                        transaction.getInputs().stream(), transaction.getReferences().stream())
                    .map(ref -> ref.getTxhash()))
            .isSubsetOf(all);
      }
      assertThat(evidence.getAbout()).doesNotContainAnyElementsOf(evidence.getContext());
    }

    @Test
    void isTheSameEachTime() {
      Evidence once = of(c.bankB, scene.derived);
      Evidence again = of(c.bankB, scene.derived);
      assertThat(again.getAbout()).isEqualTo(once.getAbout());
      assertThat(again.getContext()).isEqualTo(once.getContext());
    }
  }

  @Nested
  class WhatIsPrivate {
    @Test
    void toAnotherMemberIsNotAmongTheAnswers() {
      Evidence evidence = of(c.bankA, scene.derived);
      List<SecureHash> all = new ArrayList<>(evidence.getAbout());
      all.addAll(evidence.getContext());
      assertThat(said(c.bankA, all))
          .filteredOn(PrivateState.class::isInstance)
          .isNotEmpty()
          .allMatch(state -> ((PrivateState) state).getMember().equals(party(c.bankA)));
    }

    @Test
    void isAmongThoseOfTheRegulatorWhomeverItBelongsTo() {
      List<ContractState> about = said(c.regulator, of(c.regulator, scene.derived).getAbout());
      assertThat(about)
          .filteredOn(PrivateState.class::isInstance)
          .extracting(state -> ((PrivateState) state).getMember())
          .contains(party(c.bankA), party(c.bankB), party(c.bankC));
      assertThat(kinds(about)).contains(EvaluationState.class);
    }
  }

  @Nested
  class Receipts {
    @Test
    void areTheRegulatorsOwn() {
      List<Receipt> receipts = scene.receipted(c.bankB).getReceipts();
      List<Receipt> regulators =
          receipts.stream()
              .filter(each -> each.getRecipient().equals(party(c.regulator).getName().toString()))
              .collect(Collectors.toList());
      assertThat(regulators)
          .isNotEmpty()
          .allMatch(receipt -> receipt.isGenuine(party(c.regulator)))
          .noneMatch(receipt -> receipt.isGenuine(party(c.bankA)));
    }
  }

  @Nested
  class Transactions {
    @Test
    void areGivenAsManyAsOneAnswerCarries() {
      List<SecureHash> ids = of(c.bankB, scene.derived).getAbout();
      assertThat(EvidenceScene.transactions(c.bankB, ids)).hasSameSizeAs(ids);
      List<SecureHash> many = Collections.nCopies(EvidenceTransactionsFlow.MOST + 1, ids.get(0));
      refuses(FlowRule.EVIDENCE_PAGE, c.bankB, new EvidenceTransactionsFlow(many));
    }

    @Test
    void areNotGivenByANodeThatDoesNotHoldThem() {
      List<SecureHash> others = new ArrayList<>(of(c.regulator, scene.derived).getAbout());
      others.removeIf(id -> Nodes.holds(c.bankA, id));
      assertThat(others).isNotEmpty();
      refuses(
          FlowRule.FOUND,
          c.bankA,
          new EvidenceTransactionsFlow(Collections.singletonList(others.get(0))));
    }
  }

  @Test
  void isRefusedOfAVersionThatTheNodeDoesNotKnow() {
    refuses(FlowRule.FOUND, c.bankA, new EvidenceFlow(scene.parent.getModelId(), 2));
    refuses(FlowRule.FOUND, c.bankA, new EvidenceFlow(SecureHash.randomSHA256(), 1));
  }

  @Test
  void isSealedByTheNodesOwnPartyForOneIndex() throws Exception {
    SecureHash index = SecureHash.sha256("an index");
    DigitalSignature.WithKey seal = run(c.bankB, new SealEvidenceFlow(index));
    assertThat(seal.getBy()).isEqualTo(party(c.bankB).getOwningKey());
    assertThat(seal.isValid(EvidenceSeal.of(party(c.bankB), index))).isTrue();
    assertThat(seal.isValid(EvidenceSeal.of(party(c.bankB), SecureHash.sha256("another"))))
        .isFalse();
    assertThat(seal.isValid(EvidenceSeal.of(party(c.bankA), index))).isFalse();
  }
}
