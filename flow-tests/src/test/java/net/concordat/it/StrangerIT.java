// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.holds;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.report;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.told;
import static net.concordat.it.Nodes.transactions;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.observer.ReportAnswer;
import net.concordat.workflows.observer.ReportFlowResponder;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second consortium, of the same name, notary, observer and contract jar, that wants in. */
@Order(8)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class StrangerIT {
  private final TestConsortium c;

  StrangerIT(TestConsortium c) {
    this.c = c;
  }

  @Test
  void pretendedConsortiumGetsNothingIntoAnyonesStorage() {
    StartedMockNode accomplice = c.bank("BankY", "Madrid", "ES");
    SignedTransaction founding = found(accomplice);
    SignedTransaction grant = grant(accomplice);
    Set<SecureHash> pretended = transactions(c.outsider);
    assertThat(pretended).contains(founding.getId(), grant.getId()).hasSizeGreaterThan(4);

    for (StartedMockNode victim : List.of(c.bankB, c.regulator)) {
      victim.registerInitiatedFlow(CheatReporter.class, ReportFlowResponder.class);
      List<ReportAnswer> answers =
          run(c.outsider, new CheatReporter(party(victim), List.of(founding, grant)));
      assertThat(answers)
          .hasSize(2)
          .allSatisfy(
              answer ->
                  assertThat(answer.getRefusal())
                      .startsWith(FlowRule.CONSORTIUM_PINNED.ruleName() + ": "));
      assertThat(report(victim).getRefusals())
          .anySatisfy(
              refusal -> {
                assertThat(refusal.getTxId()).isEqualTo(grant.getId().toString());
                assertThat(refusal.getReason())
                    .startsWith(FlowRule.CONSORTIUM_PINNED.ruleName() + ": ");
              });
      assertThat(pretended).noneMatch(id -> holds(victim, id));
      assertThat(consortiumOf(victim)).isEqualTo(consortiumOf(c.bankA));
    }
    historyOfALieIsNeverAmongTheAnswers(founding, grant);
    // Its own observers' rows are refused like any other, and never hold its other rows up.
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                told(c.outsider).stream()
                    .filter(told -> told.getRecipient().contains("Regulator"))
                    .noneMatch(told -> told.getStatus().name().equals("WAITING")));
  }

  /** A transaction that names our consortium and builds on the pretended one. */
  private void historyOfALieIsNeverAmongTheAnswers(
      SignedTransaction founding, SignedTransaction grant) {
    GrantState real = grant.getTx().outputsOfType(GrantState.class).get(0);
    StateRef bait = grant.getReferences().get(1);
    String id = commandId();
    Forgery forgery = new Forgery(c.outsider, id);
    StateHeader ours =
        new StateHeader(
            consortiumOf(c.bankA),
            real.getHeader().getObservers(),
            forgery.header(null).getAt(),
            id,
            null);
    SignedTransaction lie =
        forgery
            .reference(in(c.outsider, () -> c.outsider.getServices().toStateAndRef(bait)))
            .output(
                new GrantState(
                    ours,
                    UUID.fromString(id),
                    real.getVersion(),
                    real.getOfferedAs(),
                    real.getGrantor(),
                    real.getGrantee(),
                    real.getKind(),
                    real.getTerms(),
                    real.getStatus(),
                    null))
            .sign(new GrantContract.Commands.Offer(), party(c.outsider));
    SignedTransaction colluded = c.signedByTheNotary(lie);
    List<ReportAnswer> answers =
        run(c.outsider, new CheatReporter(party(c.bankB), Collections.singletonList(colluded)));
    assertThat(answers.get(0).getRefusal())
        .startsWith(LedgerRule.FRAME_SAME_CONSORTIUM.ruleName() + ": ");
    assertThat(holds(c.bankB, lie.getId())).isFalse();
    assertThat(
            in(c.bankB, () -> new Vault(c.bankB.getServices()).unconsumed(ConsortiumState.class)))
        .noneMatch(found -> found.getRef().getTxhash().equals(founding.getId()))
        .hasSize(1);
    assertThat(
            in(
                c.bankB,
                () ->
                    new Vault(c.bankB.getServices())
                        .about(GrantState.class, real.getVersion().getModelId(), 1)))
        .isEmpty();
  }

  private static SecureHash consortiumOf(StartedMockNode node) {
    return in(node, () -> new ConsortiumPin(node.getServices()).current())
        .getState()
        .getData()
        .getHeader()
        .getConsortiumId();
  }

  private SignedTransaction found(StartedMockNode accomplice) {
    SignedTransaction founding = c.foundAnother(c.outsider, accomplice);
    assertThat(founding.getTx().outputsOfType(ConsortiumState.class).get(0).getName())
        .isEqualTo("Concordat");
    return founding;
  }

  private SignedTransaction grant(StartedMockNode accomplice) {
    SecureHash modelId = c.register(c.outsider).getState().getData().getModelId();
    byte[] bytes = Samples.bytes("bait");
    SharingPolicy policy =
        SharingPolicy.named(
            Collections.singletonList(party(accomplice)), Collections.emptyList(), terms(false));
    ModelVersionState bait =
        run(
                c.outsider,
                new PublishModelVersionFlow(
                    commandId(),
                    Samples.proposal(modelId, c.store(c.outsider, bytes), bytes.length, policy)))
            .getState()
            .getData();
    SecureHash id =
        run(
                c.outsider,
                new OfferGrantFlow(
                    commandId(), offer(accomplice, bait, GrantKind.REVIEW, terms(false))))
            .getRef()
            .getTxhash();
    assertThat(
            in(
                    c.outsider,
                    () ->
                        new Vault(c.outsider.getServices())
                            .version(bait.getModelId(), bait.getVersion()))
                .getState()
                .getData())
        .isEqualTo(bait);
    return in(
        c.outsider, () -> c.outsider.getServices().getValidatedTransactions().getTransaction(id));
  }
}
