// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.report;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.told;
import static net.concordat.it.Nodes.transactions;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.Set;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.consortium.ExpectFoundingFlow;
import net.concordat.workflows.consortium.FoundConsortiumFlow;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.OutboxStatus;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who joins which consortium. In order, since a node joins one for good. */
@Order(1)
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SharedConsortium.class)
class FoundingIT {
  private static final String COMMAND = commandId();

  private final TestConsortium c;
  private final Charter proposal;

  FoundingIT(@Unfounded TestConsortium c) {
    this.c = c;
    this.proposal = c.proposal("Concordat");
  }

  @Test
  @Order(1)
  void refusesAFoundingThatItsOwnOperatorDoesNotExpect() {
    refuses(FlowRule.CONSORTIUM_EXPECTED, c.bankA, found());
  }

  @Test
  @Order(2)
  void refusesANotaryThatIsNotTheNetworks() {
    Charter elsewhere =
        new Charter(
            "Concordat",
            proposal.getMembers(),
            proposal.getObservers(),
            party(c.outsider),
            proposal.getRules());
    TestConsortium.expect(elsewhere, c.bankA);
    refuses(FlowRule.CONSORTIUM_NOTARY, c.bankA, new FoundConsortiumFlow(commandId(), elsewhere));
  }

  @Test
  @Order(3)
  void memberRefusesAFoundingOtherThanTheOneItsOperatorExpects() {
    TestConsortium.expect(proposal, c.bankA, c.bankC);
    TestConsortium.expect(c.proposal("Concordat, on other terms"), c.bankB);

    refuses(FlowRule.CONSORTIUM_EXPECTED, c.bankA, found());

    for (StartedMockNode bank : Arrays.asList(c.bankA, c.bankB, c.bankC)) {
      assertThat(transactions(bank)).isEmpty();
    }
  }

  @Test
  @Order(4)
  void foundersSignTogetherAndOutsidersHoldNothing() {
    TestConsortium.expect(proposal, c.bankB);
    SignedTransaction founding = c.found(COMMAND, proposal);

    ConsortiumState state = founding.getTx().outputsOfType(ConsortiumState.class).get(0);
    SecureHash seed = founding.getInputs().get(0).getTxhash();
    assertThat(state.getHeader().getConsortiumId())
        .isEqualTo(ConsortiumState.idOf(founding.getInputs().get(0)));
    assertThat(founding.getRequiredSigningKeys())
        .contains(
            party(c.bankA).getOwningKey(),
            party(c.bankB).getOwningKey(),
            party(c.bankC).getOwningKey())
        .doesNotContain(party(c.regulator).getOwningKey());
    for (StartedMockNode bank : Arrays.asList(c.bankA, c.bankB, c.bankC)) {
      await("the founding at " + party(bank).getName())
          .atMost(PATIENCE)
          .until(() -> transactions(bank).equals(Set.of(seed, founding.getId())));
    }
    assertThat(Nodes.holds(c.outsider, founding.getId())).isFalse();
  }

  @Test
  @Order(5)
  void observerWhoseOperatorIsLateMissesNothing() {
    SecureHash founding = c.founding().getId();
    assertThat(report(c.bankA).getTold())
        .allMatch(told -> told.getStatus() == OutboxStatus.WAITING);
    assertThat(Nodes.holds(c.regulator, founding)).isFalse();

    TestConsortium.expect(proposal, c.regulator);

    for (StartedMockNode bank : Arrays.asList(c.bankA, c.bankB, c.bankC)) {
      await("the receipt for " + party(bank).getName())
          .atMost(PATIENCE)
          .until(() -> told(bank).stream().anyMatch(FoundingIT::isReceipted));
    }
    assertThat(transactions(c.regulator)).contains(founding);
    assertThat(report(c.regulator).getRefusals())
        .extracting(LedgerReport.Refusal::getTxId)
        .doesNotContain(founding.toString());
  }

  private static boolean isReceipted(LedgerReport.Told told) {
    return told.getStatus() == OutboxStatus.RECEIPTED;
  }

  @Test
  @Order(6)
  void repeatedCommandGivesTheSameFounding() {
    Set<SecureHash> before = transactions(c.bankA);
    assertThat(run(c.bankA, new FoundConsortiumFlow(COMMAND, proposal)).getId())
        .isEqualTo(c.founding().getId());
    assertThat(transactions(c.bankA)).isEqualTo(before);
  }

  @Test
  @Order(7)
  void memberJoinsNoSecondConsortium() {
    refuses(FlowRule.CONSORTIUM_PINNED, c.bankA, found());
    refuses(FlowRule.CONSORTIUM_PINNED, c.bankB, new ExpectFoundingFlow(c.proposal("Another one")));
  }

  private FoundConsortiumFlow found() {
    return new FoundConsortiumFlow(commandId(), proposal);
  }
}
