// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.transactions;
import static net.concordat.it.Samples.NEXT_YEAR;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.workflows.consortium.AmendConsortiumFlow;
import net.concordat.workflows.consortium.CastVoteFlow;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.consortium.JoinConsortiumFlow;
import net.concordat.workflows.consortium.OpenAmendmentsFlow;
import net.concordat.workflows.observer.CompletenessReportFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An observer that the members name when much has happened is told of all of it. */
@Order(21)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class LateObserverIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestConsortium c;

  LateObserverIT(@Unfounded TestConsortium c) {
    this.c = c;
    c.found();
  }

  @Test
  void isGivenWhatHappenedBeforeItWasNamed() {
    c.grant(c.bankA, c.bankB, c.published(c.bankA, "before"), GrantKind.REVIEW);
    StartedMockNode late = c.bank("Supervisor", "Madrid", "ES");
    StateAndRef<ConsortiumState> current =
        in(c.bankA, () -> new ConsortiumPin(c.bankA.getServices()).current());
    Charter charter = current.getState().getData().charter();
    Amendment amendment =
        new Amendment(
            current.getRef(),
            new Charter(
                charter.getName(),
                charter.getMembers(),
                List.of(party(c.regulator), party(late)),
                charter.getNotary(),
                charter.getRules()));
    run(c.bankA, new CastVoteFlow(commandId(), amendment, NEXT_YEAR));
    await().atMost(PATIENCE).until(() -> !run(c.bankB, new OpenAmendmentsFlow()).isEmpty());
    run(c.bankB, new CastVoteFlow(commandId(), amendment, NEXT_YEAR));

    run(c.bankB, new AmendConsortiumFlow(commandId(), amendment.digest()));
    run(
        late,
        new JoinConsortiumFlow(
            current.getState().getData().getHeader().getConsortiumId(), party(c.bankB)));

    await("the late observer to have everything")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(run(late, new CompletenessReportFlow()).isComplete()).isTrue();
              assertThat(transactions(late)).isEqualTo(transactions(c.regulator));
            });
    c.published(c.bankC, "after");
    await("both observers to have what comes after")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(transactions(late)).containsAll(transactions(c.bankC));
              assertThat(transactions(c.regulator)).isEqualTo(transactions(late));
            });
  }
}
