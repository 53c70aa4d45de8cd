// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.workflows.audit.ReadTransactionsFlow;
import net.concordat.workflows.audit.TransactionProof;
import net.concordat.workflows.audit.TransactionView;
import net.concordat.workflows.audit.VerifyTransactionFlow;
import net.concordat.workflows.observer.OutboxStatus;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node tells what its transactions did, and nothing of those it does not hold. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class AuditIT {
  private final TestConsortium c;

  AuditIT(TestConsortium c) {
    this.c = c;
  }

  @Test
  void tellsCommandSignersAndStatesOfItsTransactionsAlone() {
    StateAndRef<RegisteredModelState> model = c.register(c.bankA);
    StateAndRef<ModelVersionState> version =
        c.publish(
            c.bankA,
            model.getState().getData().getModelId(),
            "read for the audit trail".getBytes(UTF_8));
    SecureHash publish = version.getRef().getTxhash();

    List<TransactionView> told =
        run(c.bankA, new ReadTransactionsFlow(List.of(publish, SecureHash.randomSHA256())));

    assertThat(told).hasSize(1);
    TransactionView view = told.get(0);
    assertThat(view.getId()).isEqualTo(publish);
    assertThat(view.getCommand()).isEqualTo("ModelVersionContract.Publish");
    assertThat(view.getSigners()).containsExactly(party(c.bankA).getName().toString());
    assertThat(view.getConsumed()).contains(model.getRef());
    assertThat(view.getReferenced()).isNotEmpty();
    assertThat(view.getProduced()).contains("RegisteredModelState", "ModelVersionState");
    assertThat(view.getAt()).isEqualTo(version.getState().getData().getHeader().getAt());
    assertThat(run(c.bankC, new ReadTransactionsFlow(List.of(publish)))).isEmpty();
  }

  @Test
  void tellsOfTheSeedThoughAVaultHasNoStateOfIt() {
    StateAndRef<ConsortiumState> founded =
        Nodes.in(
            c.bankB,
            () ->
                new Vault(c.bankB.getServices())
                    .ever(ConsortiumState.class).stream()
                        .min(Comparator.comparing(each -> each.getState().getData().getVersion()))
                        .orElseThrow());
    TransactionView founding = told(c.bankB, founded.getRef().getTxhash());
    assertThat(founding.getCommand()).isEqualTo("ConsortiumContract.Found");

    TransactionView seed = told(c.bankB, founding.getConsumed().get(0).getTxhash());
    assertThat(seed.getCommand()).isEqualTo("ConsortiumContract.IssueSeed");
    assertThat(seed.getProduced()).containsExactly("ConsortiumSeedState");
    assertThat(seed.getConsumed()).isEmpty();
  }

  @Test
  void tellsWhichPeopleDecidedAnotherBanksVote() {
    ModelVersionState approved =
        c.approved(c.bankA, "decided for the audit trail", c.bankB, c.bankC);
    for (StateRef vote : approved.getDecidedBy()) {
      TransactionView view = told(c.bankA, vote.getTxhash());
      assertThat(view.getCommand()).isEqualTo("ApprovalContract.Decide");
      assertThat(view.getDecided())
          .extracting(DecisionState::getPersonId)
          .doesNotHaveDuplicates()
          .hasSizeGreaterThan(1);
      assertThat(view.getDecided())
          .extracting(DecisionState::getMember)
          .containsAnyOf(party(c.bankB), party(c.bankC))
          .doesNotContain(party(c.bankA));
    }
    assertThat(approved.getDecidedBy()).hasSize(2);
  }

  @Test
  void verifiesOnceMoreWhatItHoldsAndTellsWhoSignedAndWhoConfirmedToHaveIt() {
    StateAndRef<RegisteredModelState> model = c.register(c.bankA);
    SecureHash publish =
        c.publish(
                c.bankA,
                model.getState().getData().getModelId(),
                "verified for the audit trail".getBytes(UTF_8))
            .getRef()
            .getTxhash();
    String regulator = party(c.regulator).getName().toString();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                run(c.bankA, new VerifyTransactionFlow(publish)).getTold().stream()
                    .anyMatch(
                        told ->
                            told.getRecipient().equals(regulator)
                                && told.getStatus() == OutboxStatus.RECEIPTED));
    TransactionProof proof = run(c.bankA, new VerifyTransactionFlow(publish));
    assertThat(proof.getProblem()).isNull();
    assertThat(proof.getSignedBy()).hasSize(2).contains(party(c.bankA).getName().toString());
    assertThat(run(c.regulator, new VerifyTransactionFlow(publish)).getProblem()).isNull();
    assertThatThrownBy(() -> run(c.bankC, new VerifyTransactionFlow(publish)))
        .hasMessageContaining("found");
  }

  private static TransactionView told(StartedMockNode node, SecureHash id) {
    List<TransactionView> told = run(node, new ReadTransactionsFlow(List.of(id)));
    assertThat(told).hasSize(1);
    return told.get(0);
  }
}
