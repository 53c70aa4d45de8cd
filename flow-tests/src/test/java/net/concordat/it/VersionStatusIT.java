// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.workflows.model.FreezeVersionFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.UnfreezeVersionFlow;
import net.concordat.workflows.model.WithdrawVersionFlow;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What freezing and withdrawing a version mean for those who hold it. */
@Order(3)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class VersionStatusIT {
  private final TestConsortium c;

  VersionStatusIT(TestConsortium c) {
    this.c = c;
  }

  @Test
  void frozenVersionCanNeitherBeGrantedNorReceivedNorDecidedOnUntilItIsUnfrozen() {
    c.people.of(c.bankC);
    ModelVersionState pending = c.published(c.bankA, "frozen for a while");
    c.ask(c.bankA, pending, c.bankC);
    GrantState held = c.grant(c.bankA, c.bankB, pending, GrantKind.REVIEW);
    UUID offered =
        run(
                c.bankA,
                new OfferGrantFlow(
                    commandId(), offer(c.bankC, pending, GrantKind.REVIEW, terms(false))))
            .getState()
            .getData()
            .getGrantId();
    c.awaitState(c.bankC, GrantState.class, pending, grant -> grant.getGrantId().equals(offered));

    String command = commandId();
    StateAndRef<ModelVersionState> frozen = freeze(command, pending);
    assertThat(freeze(command, pending)).isEqualTo(frozen);
    awaitStatus(VersionStatus.FROZEN, pending, c.bankB, c.bankC, c.regulator);

    refuses(
        LedgerRule.GRANT_STATUS,
        c.bankA,
        new OfferGrantFlow(commandId(), offer(c.bankB, pending, GrantKind.REVIEW, terms(false))));
    refuses(LedgerRule.GRANT_VERSION_OPEN, c.bankC, new AcceptGrantFlow(commandId(), offered));
    refuses(FlowRule.DELIVERY_VERSION, c.bankB, TestConsortium.request(c.bankA, pending));
    refuses(LedgerRule.APPROVAL_VERSION, c.bankC, TestPeople.review(pending, Decision.APPROVE));
    assertThat(held.getGrantee()).isEqualTo(party(c.bankB));

    run(c.bankA, new UnfreezeVersionFlow(commandId(), pending.getModelId(), pending.getVersion()));
    awaitStatus(VersionStatus.PENDING_APPROVAL, pending, c.bankB, c.bankC);
    c.deliver(c.bankA, c.bankB, pending);
    run(c.bankC, new AcceptGrantFlow(commandId(), offered));
  }

  @Test
  void withdrawalReachesWhomAHolderPassedItsGrantOnTo() {
    SecureHash model = c.register(c.bankA).getState().getData().getModelId();
    byte[] weights = bytes("passed on, then withdrawn");
    SharingPolicy policy =
        SharingPolicy.named(
            List.of(party(c.bankB), party(c.bankC)),
            List.of(party(c.bankB), party(c.bankC)),
            terms(true));
    ModelVersionState pending =
        run(
                c.bankA,
                new PublishModelVersionFlow(
                    commandId(),
                    Samples.proposal(model, c.store(c.bankA, weights), weights.length, policy)))
            .getState()
            .getData();
    c.ask(c.bankA, pending, c.bankB, c.bankC);
    ModelVersionState approved = c.approve(c.bankA, pending, c.bankB, c.bankC).getState().getData();
    c.awaitVersion(c.bankB, approved);
    c.grant(c.bankA, c.bankB, approved, GrantKind.USE, terms(true));
    c.grant(c.bankB, c.bankC, approved, GrantKind.USE, terms(true));

    run(c.bankA, new WithdrawVersionFlow(commandId(), model, approved.getVersion()));

    awaitStatus(VersionStatus.WITHDRAWN, approved, c.bankB, c.bankC, c.regulator);
    refuses(
        LedgerRule.VERSION_WITHDRAW,
        c.bankA,
        new WithdrawVersionFlow(commandId(), model, approved.getVersion()));
    refuses(
        LedgerRule.VERSION_UNFREEZE,
        c.bankA,
        new UnfreezeVersionFlow(commandId(), model, approved.getVersion()));
  }

  @Test
  void holderThatHasNotHeardIsRefusedByTheNotary() {
    ModelVersionState pending = c.published(c.bankA, "frozen behind the holder's back");
    UUID offered =
        run(
                c.bankA,
                new OfferGrantFlow(
                    commandId(), offer(c.bankB, pending, GrantKind.REVIEW, terms(false))))
            .getState()
            .getData()
            .getGrantId();
    c.awaitState(c.bankB, GrantState.class, pending, grant -> grant.getGrantId().equals(offered));
    SignedTransaction frozen = freezeAndTellNobody(pending);

    refuses(FlowRule.CURRENT_STATES, c.bankB, new AcceptGrantFlow(commandId(), offered));

    in(
        c.bankA,
        () -> {
          new Outbox(c.bankA.getServices()).enqueue(frozen, List.of(party(c.bankB)));
          return true;
        });
    awaitStatus(VersionStatus.FROZEN, pending, c.bankB);
    refuses(LedgerRule.GRANT_VERSION_OPEN, c.bankB, new AcceptGrantFlow(commandId(), offered));
  }

  private SignedTransaction freezeAndTellNobody(ModelVersionState version) {
    Forgery freeze = new Forgery(c.bankA, commandId());
    StateAndRef<ModelVersionState> standing =
        in(
            c.bankA,
            () ->
                new Vault(c.bankA.getServices())
                    .version(version.getModelId(), version.getVersion()));
    SignedTransaction signed =
        freeze
            .input(standing)
            .output(standing.getState().getData().frozen(freeze.header(standing.getRef())))
            .sign(new ModelVersionContract.Commands.Freeze(), party(c.bankA));
    return run(c.bankA, new NotariseFlow(signed));
  }

  @Test
  void concurrentPublishesGiveVersionsWithoutGapsOrTwins() throws Exception {
    SecureHash model = c.register(c.bankA).getState().getData().getModelId();
    List<Future<?>> publishes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      byte[] weights = bytes("concurrent " + i);
      publishes.add(
          c.bankA.startFlow(
              new PublishModelVersionFlow(
                  commandId(),
                  Samples.proposal(
                      model, c.store(c.bankA, weights), weights.length, c.policyOfA()))));
    }
    int published = 0;
    for (Future<?> publish : publishes) {
      published += succeeded(publish) ? 1 : 0;
    }

    int last =
        in(c.bankA, () -> new Vault(c.bankA.getServices()).model(model))
            .getState()
            .getData()
            .getLastVersion();
    assertThat(published).isPositive();
    assertThat(last).isEqualTo(published);
    assertThat(IntStream.rangeClosed(1, last).mapToObj(number -> version(c.bankA, model, number)))
        .extracting(ModelVersionState::getVersion)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, last).boxed().toList());
  }

  private static boolean succeeded(Future<?> publish) throws Exception {
    try {
      publish.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException refusal) {
      assertThat(refusal.getCause())
          .hasMessageStartingWith(FlowRule.CURRENT_STATES.ruleName() + ": ");
      return false;
    }
  }

  private StateAndRef<ModelVersionState> freeze(String command, ModelVersionState version) {
    return run(c.bankA, new FreezeVersionFlow(command, version.getModelId(), version.getVersion()));
  }

  private static ModelVersionState version(StartedMockNode node, SecureHash model, int number) {
    return in(node, () -> new Vault(node.getServices()).version(model, number))
        .getState()
        .getData();
  }

  private static void awaitStatus(
      VersionStatus status, ModelVersionState version, StartedMockNode... nodes) {
    for (StartedMockNode node : nodes) {
      await(status + " at " + party(node).getName())
          .atMost(PATIENCE)
          .until(
              () ->
                  version(node, version.getModelId(), version.getVersion()).getStatus() == status);
    }
  }
}
