// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.told;
import static net.concordat.it.Nodes.transactions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.observer.OutboxStatus;
import net.concordat.workflows.support.Vault;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What observers are told when they, or those who tell them, are down for a while. */
@Order(9)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class OutboxIT {
  private final TestConsortium c;

  OutboxIT(TestConsortium c) {
    this.c = c;
  }

  @Test
  void banksGoOnWithoutTheObserverWhichMissesNothing() {
    stopRegulator();
    ModelVersionState pending = c.published(c.bankA, "while nobody watches");
    c.grant(c.bankA, c.bankB, pending, GrantKind.REVIEW);
    c.deliver(c.bankA, c.bankB, pending);
    c.ask(c.bankA, pending, c.bankC);
    ModelVersionState approved = c.approve(c.bankA, pending, c.bankB, c.bankC).getState().getData();
    c.awaitVersion(c.bankB, approved);
    c.grant(c.bankA, c.bankB, approved, GrantKind.USE);
    assertThat(waiting(c.bankA)).isPositive();

    c.regulator = c.startAgain(c.regulator);

    regulatorCatchesUp();
  }

  @Test
  void bankThatRestartsSendsWhatWasLeftAndFillsGaps() throws Exception {
    stopRegulator();
    ModelVersionState unsent = c.published(c.bankC, "unsent at the stop");
    ModelVersionState forgotten = c.published(c.bankC, "forgotten by the outbox");
    assertThat(waiting(c.bankC)).isPositive();
    in(c.bankC, () -> forget(c.bankC, published(forgotten)));
    c.bankC.stop();

    c.bankC = c.startAgain(c.bankC);
    c.regulator = c.startAgain(c.regulator);

    regulatorCatchesUp();
    assertThat(transactions(c.regulator)).contains(published(unsent), published(forgotten));
  }

  @Test
  void rowsOfTransactionsThatWereNeverNotarisedAreDropped() {
    Forgery forgery = new Forgery(c.bankA, Samples.commandId()).closed(Duration.ofMinutes(11));
    SignedTransaction abandoned =
        forgery
            .output(new ModelSeedState(forgery.header(null), party(c.bankA)))
            .sign(new RegisteredModelContract.Commands.IssueSeed(), party(c.bankA));
    in(
        c.bankA,
        () -> {
          new Outbox(c.bankA.getServices()).enqueue(abandoned, List.of());
          return true;
        });
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                told(c.bankA).stream()
                    .noneMatch(told -> told.getTxId().equals(abandoned.getId().toString())));
  }

  private SecureHash published(ModelVersionState version) {
    return in(
            c.bankC,
            () ->
                new Vault(c.bankC.getServices())
                    .version(version.getModelId(), version.getVersion()))
        .getRef()
        .getTxhash();
  }

  private static int forget(StartedMockNode node, SecureHash id) throws Exception {
    try (PreparedStatement delete =
        node.getServices()
            .jdbcSession()
            .prepareStatement("delete from concordat_outbox where tx_id = ?")) {
      delete.setString(1, id.toString());
      return delete.executeUpdate();
    }
  }

  private void regulatorCatchesUp() {
    Set<SecureHash> onNetwork = new HashSet<>();
    for (StartedMockNode bank : List.of(c.bankA, c.bankB, c.bankC)) {
      onNetwork.addAll(transactions(bank));
    }
    await("the regulator to have all " + onNetwork.size() + " transactions")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(transactions(c.regulator)).isEqualTo(onNetwork));
    for (StartedMockNode bank : List.of(c.bankA, c.bankB, c.bankC)) {
      await("receipts at " + party(bank).getName())
          .atMost(PATIENCE)
          .until(() -> waiting(bank) == 0);
      // Seeds of foundings that never came about are refused: they belong to no consortium.
      assertThat(toRegulator(bank))
          .filteredOn(told -> onNetwork.contains(SecureHash.create(told.getTxId())))
          .noneMatch(told -> told.getStatus() == OutboxStatus.REFUSED);
    }
  }

  /**
   * Between two reports: unlike a real queue, that of a mock network forgets what it handed out.
   */
  private void stopRegulator() {
    for (StartedMockNode bank : List.of(c.bankA, c.bankB, c.bankC)) {
      await("no report on its way").atMost(PATIENCE).until(() -> waiting(bank) == 0);
    }
    c.regulator.stop();
  }

  /** How many transactions of a bank's the regulator has yet to answer. */
  private long waiting(StartedMockNode bank) {
    Set<SecureHash> recorded = transactions(bank);
    return toRegulator(bank).stream()
        .filter(told -> told.getStatus() == OutboxStatus.WAITING)
        .filter(told -> recorded.contains(SecureHash.create(told.getTxId())))
        .count();
  }

  private List<LedgerReport.Told> toRegulator(StartedMockNode bank) {
    return told(bank).stream().filter(told -> told.getRecipient().contains("Regulator")).toList();
  }
}
