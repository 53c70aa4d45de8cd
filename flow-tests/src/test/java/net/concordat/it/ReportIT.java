// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.holds;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refusal;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.report;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.told;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.workflows.approval.DecideModelVersionFlowResponder;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.OutboxStatus;
import net.concordat.workflows.observer.ReportAnswer;
import net.concordat.workflows.observer.ReportFlow;
import net.concordat.workflows.observer.ReportFlowResponder;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports whose sender or recipient cheats. */
@Order(7)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class ReportIT {
  private final TestConsortium c;

  ReportIT(TestConsortium c) {
    this.c = c;
  }

  @BeforeAll
  static void letMembersCheat(TestConsortium c) {
    for (StartedMockNode node : List.of(c.regulator, c.bankB)) {
      node.registerInitiatedFlow(CheatReporter.class, ReportFlowResponder.class);
    }
    c.bankA.registerInitiatedFlow(CheatDecision.class, DecideModelVersionFlowResponder.class);
    c.bankC.registerInitiatedFlow(ReportFlow.class, CheatRecipient.class);
  }

  @AfterEach
  void cheatNoMore() {
    CheatRecipient.SCRIPT.set(null);
  }

  private static SignedTransaction transaction(StartedMockNode node, SecureHash id) {
    return in(node, () -> node.getServices().getValidatedTransactions().getTransaction(id));
  }

  private SignedTransaction offered(StartedMockNode grantee) {
    ModelVersionState version = c.published(c.bankA, "reported " + commandId());
    OfferGrantFlow flow =
        new OfferGrantFlow(commandId(), offer(grantee, version, GrantKind.REVIEW, terms(false)));
    return transaction(c.bankA, run(c.bankA, flow).getRef().getTxhash());
  }

  /** A grant that only the grantor's own observer, if any, would hear of. */
  private SignedTransaction unobserved(List<Party> observers) {
    ModelVersionState version = c.published(c.bankA, "unobserved " + commandId());
    StateAndRef<ModelVersionState> current =
        in(
            c.bankA,
            () ->
                new Vault(c.bankA.getServices())
                    .version(version.getModelId(), version.getVersion()));
    String id = commandId();
    Forgery forgery = new Forgery(c.bankA, id);
    return forgery
        .reference(current)
        .output(
            new GrantState(
                forgery.header(observers, null),
                UUID.fromString(id),
                version.id(),
                version.getStatus(),
                party(c.bankA),
                party(c.bankB),
                GrantKind.REVIEW,
                terms(false),
                GrantStatus.OFFERED,
                null))
        .sign(new GrantContract.Commands.Offer(), party(c.bankA));
  }

  private void refusedReport(
      StartedMockNode sender, StartedMockNode recipient, SignedTransaction sent, String rule) {
    List<ReportAnswer> answers =
        run(sender, new CheatReporter(party(recipient), Collections.singletonList(sent)));
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).getReceipt()).isNull();
    assertThat(answers.get(0).getRefusal()).startsWith(rule + ": ");
    assertThat(holds(recipient, sent.getId())).isFalse();
    assertThat(report(recipient).getRefusals())
        .filteredOn(noted -> noted.getTxId().equals(sent.getId().toString()))
        .extracting(LedgerReport.Refusal::getSender)
        .containsExactly(party(sender).getName().toString());
  }

  @Nested
  class StateWithOtherObservers {
    @Test
    void isRefusedByTheNotary() {
      SignedTransaction forged = unobserved(Collections.emptyList());
      assertThat(refusal(c.bankA, new NotariseFlow(forged)))
          .contains(LedgerRule.FRAME_OBSERVERS.ruleName());
    }

    @Test
    void isRefusedByTheRecipientEvenWhenTheNotaryColludes() {
      SignedTransaction forged = unobserved(Collections.singletonList(party(c.outsider)));
      refusedReport(
          c.bankA, c.bankB, c.signedByTheNotary(forged), LedgerRule.FRAME_OBSERVERS.ruleName());
    }
  }

  @Nested
  class Reporter {
    @Test
    void ofAnUnfinishedTransactionIsRefusedAndTheRestIsTaken() {
      SignedTransaction unfinished = unobserved(Collections.singletonList(party(c.regulator)));
      SignedTransaction unsignedByOwner = c.signedByTheNotary(unobserved(Collections.emptyList()));
      SignedTransaction genuine = offered(c.bankB);

      List<ReportAnswer> answers =
          run(
              c.bankA,
              new CheatReporter(party(c.bankB), List.of(unfinished, unsignedByOwner, genuine)));

      assertThat(answers.get(0).getRefusal()).startsWith(FlowRule.VERIFIED.ruleName() + ": ");
      assertThat(answers.get(1).getRefusal())
          .startsWith(LedgerRule.FRAME_OBSERVERS.ruleName() + ": ");
      assertThat(answers.get(2).getReceipt()).isNotNull();
      assertThat(holds(c.bankB, genuine.getId())).isTrue();
      assertThat(holds(c.bankB, unfinished.getId())).isFalse();
    }

    @Test
    void thatSendsAnotherTransactionThanItNamedIsRefused() {
      SignedTransaction unnamed = unobserved(Collections.singletonList(party(c.regulator)));
      List<ReportAnswer> answers =
          run(
              c.bankA,
              new CheatReporter(
                  party(c.regulator),
                  Collections.singletonList(SecureHash.randomSHA256()),
                  Collections.singletonList(unnamed)));
      assertThat(answers.get(0).getRefusal()).startsWith(FlowRule.PARTICIPANT.ruleName() + ": ");
      assertThat(holds(c.regulator, unnamed.getId())).isFalse();
    }

    @Test
    void ofTooManyTransactionsIsRefused() {
      List<SecureHash> ids = new ArrayList<>();
      for (int i = 0; i < 51; i++) {
        ids.add(SecureHash.randomSHA256());
      }
      refuses(
          FlowRule.PARTICIPANT,
          c.bankA,
          new CheatReporter(party(c.regulator), ids, Collections.emptyList()));
    }

    @Test
    void thatIsNoMemberIsRefusedAndLearnsNothing() {
      SignedTransaction leaked = offered(c.bankB);
      await().atMost(PATIENCE).until(() -> holds(c.regulator, leaked.getId()));
      in(
          c.outsider,
          () -> {
            keepWithHistory(leaked);
            return true;
          });
      List<ReportAnswer> answers =
          run(c.outsider, new CheatReporter(party(c.regulator), Collections.singletonList(leaked)));
      assertThat(answers.get(0).getReceipt()).isNull();
      assertThat(answers.get(0).getRefusal()).startsWith(FlowRule.SENDER_MEMBER.ruleName() + ": ");
    }

    /** As if a member had leaked it. */
    private void keepWithHistory(SignedTransaction leaked) {
      List<SignedTransaction> history = new ArrayList<>();
      history.add(leaked);
      for (int i = 0; i < history.size(); i++) {
        SignedTransaction transaction = history.get(i);
        transaction.getInputs().forEach(r -> history.add(transaction(c.bankA, r.getTxhash())));
        transaction.getReferences().forEach(r -> history.add(transaction(c.bankA, r.getTxhash())));
      }
      Collections.reverse(history);
      history.forEach(
          transaction ->
              c.outsider.getServices().recordTransactions(Collections.singletonList(transaction)));
    }

    @Test
    void thatIsNoMemberDecidesNothing() {
      ModelVersionState version = c.published(c.bankA, "decided by a stranger");
      StateAndRef<ModelVersionState> pending =
          in(
              c.bankA,
              () ->
                  new Vault(c.bankA.getServices())
                      .version(version.getModelId(), version.getVersion()));
      Forgery forgery = new Forgery(c.bankA, commandId());
      SignedTransaction decision =
          forgery
              .reference(pending)
              .output(
                  new ApprovalState(
                      forgery.header(null),
                      pending.getRef(),
                      version.id(),
                      party(c.bankA),
                      party(c.outsider),
                      Decision.APPROVE,
                      null,
                      null,
                      Samples.NEXT_YEAR,
                      SecureHash.sha256("nothing")))
              .sign(
                  new ApprovalContract.Commands.Decide(
                      TornOff.of(c.founding(), ConsortiumState.class)),
                  party(c.outsider));
      SignedTransaction signed =
          in(c.outsider, () -> c.outsider.getServices().addSignature(decision));
      assertThat(refusal(c.bankA, new NotariseFlow(signed)))
          .contains(LedgerRule.FRAME_PARTIES.ruleName());
      run(c.outsider, new CheatDecision(party(c.bankA), c.signedByTheNotary(signed)));
      assertThat(holds(c.bankA, signed.getId())).isFalse();
    }
  }

  @Nested
  class Recipient {
    @Test
    void withAForgedReceiptIsToldAgainUntilItSigns() {
      cheats(CheatRecipient.Script.FORGE_RECEIPTS);
    }

    @Test
    void thatAnswersNothingIsToldAgain() {
      cheats(CheatRecipient.Script.ANSWER_NOTHING);
    }

    @Test
    void thatAsksForWhatItWasNotToldOfGetsNothing() {
      CheatRecipient.WANTED.set(offered(c.bankB).getId());
      cheats(CheatRecipient.Script.ASK_FOR_OTHERS);
    }

    @Test
    void thatAsksTwiceForATransactionGetsNothing() {
      cheats(CheatRecipient.Script.ASK_AGAIN);
    }

    @Test
    void thatFetchesMoreThanTheHistoryGetsNothing() {
      SecureHash wanted = offered(c.bankB).getId();
      CheatRecipient.WANTED.set(wanted);
      CheatRecipient.SCRIPT.set(CheatRecipient.Script.FETCH_OTHERS);
      SecureHash told = offered(c.bankC).getId();
      assertThat(refusal(c.bankA, new ReportFlow(party(c.bankC)))).contains(wanted.toString());
      assertThat(holds(c.bankC, wanted)).isFalse();
      tellsInTheEnd(told);
    }

    private void cheats(CheatRecipient.Script script) {
      CheatRecipient.SCRIPT.set(script);
      SecureHash told = offered(c.bankC).getId();
      refuses(FlowRule.PARTICIPANT, c.bankA, new ReportFlow(party(c.bankC)));
      assertThat(statusAtA(told)).isEqualTo(OutboxStatus.WAITING);
      tellsInTheEnd(told);
    }

    private void tellsInTheEnd(SecureHash told) {
      CheatRecipient.SCRIPT.set(null);
      await().atMost(PATIENCE).until(() -> statusAtA(told) == OutboxStatus.RECEIPTED);
      assertThat(holds(c.bankC, told)).isTrue();
    }

    private OutboxStatus statusAtA(SecureHash id) {
      return told(c.bankA).stream()
          .filter(told -> told.getTxId().equals(id.toString()))
          .filter(told -> told.getRecipient().equals(party(c.bankC).getName().toString()))
          .findFirst()
          .orElseThrow()
          .getStatus();
    }
  }
}
