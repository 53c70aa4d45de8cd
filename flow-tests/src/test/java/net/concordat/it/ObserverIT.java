// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.holds;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.told;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.notary.NotaryLogFlow;
import net.concordat.notary.ServeObserversFlow;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.CompletenessReport;
import net.concordat.workflows.observer.CompletenessReportFlow;
import net.concordat.workflows.observer.OutboxStatus;
import net.concordat.workflows.observer.RequestReportsFlow;
import net.concordat.workflows.observer.RetryReportsFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
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

/** What an observer learns from the notary, and what it and others make of it. */
@Order(11)
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedConsortium.class)
class ObserverIT {
  /** An observer asks for what it is missing once it had ten seconds to arrive by itself. */
  private static final Duration ASKED = PATIENCE.plusSeconds(30);

  private static final Set<SecureHash> FORGOTTEN = new HashSet<>();

  private final TestConsortium c;

  ObserverIT(@Unfounded TestConsortium c) {
    this.c = c;
    c.found();
  }

  private CompletenessReport completeness() {
    return run(c.regulator, new CompletenessReportFlow());
  }

  /** By a reading of the log that ended from now on: an earlier one knows nothing of the latest. */
  private void awaitComplete() {
    Instant asked = Instant.now();
    await("the regulator to have all that was notarised")
        .atMost(ASKED)
        .untilAsserted(
            () -> {
              CompletenessReport report = completeness();
              assertThat(report.getOldestMissing())
                  .extracting(CompletenessReport.Missing::getRequester)
                  .isEmpty();
              assertThat(report.isComplete()).isTrue();
              assertThat(report.getReadAt()).isAfter(asked);
            });
  }

  private static SignedTransaction consortium(StartedMockNode node) {
    return in(
        node,
        () ->
            node.getServices()
                .getValidatedTransactions()
                .getTransaction(
                    new ConsortiumPin(node.getServices()).current().getRef().getTxhash()));
  }

  private SecureHash published(ModelVersionState version) {
    return in(
            c.bankA,
            () ->
                new Vault(c.bankA.getServices())
                    .version(version.getModelId(), version.getVersion()))
        .getRef()
        .getTxhash();
  }

  private static int change(StartedMockNode node, String sql, Object... parameters) {
    return in(
        node,
        () -> {
          try (PreparedStatement change = node.getServices().jdbcSession().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
              change.setObject(i + 1, parameters[i]);
            }
            return change.executeUpdate();
          }
        });
  }

  @Nested
  class Completeness {
    @Test
    void coversEveryTransactionOfTheNetworkSeedsIncluded() throws Exception {
      c.published(c.bankA, "to be observed");
      awaitComplete();

      long notarised =
          in(
              c.network.getDefaultNotaryNode(),
              () -> {
                try (PreparedStatement query =
                        c.network
                            .getDefaultNotaryNode()
                            .getServices()
                            .jdbcSession()
                            .prepareStatement("select count(*) from node_notary_committed_txs");
                    ResultSet rows = query.executeQuery()) {
                  rows.next();
                  return rows.getLong(1);
                }
              });
      CompletenessReport report = completeness();
      assertThat(report.getRecorded() + report.getRefused())
          .isEqualTo(notarised - FORGOTTEN.size());
    }

    @Test
    void isRestoredByAskingWhereAMemberTellsNothing() {
      c.regulator.stop();
      ModelVersionState version = c.published(c.bankA, "told to nobody");
      SecureHash id = published(version);
      assertThat(change(c.bankA, "delete from concordat_outbox where tx_id = ?", id.toString()))
          .isPositive();

      c.regulator = c.startAgain(c.regulator);

      await("it to be asked for").atMost(ASKED).until(() -> holds(c.regulator, id));
      awaitComplete();
    }

    @Test
    void namesATransactionThatItsMemberHidesAndTheMember() {
      awaitComplete();
      SecureHash hidden = hide(c.bankB);

      await("the regulator to name " + hidden)
          .atMost(ASKED)
          .untilAsserted(
              () ->
                  assertThat(completeness().getOldestMissing())
                      .anySatisfy(
                          missing -> {
                            assertThat(missing.getTxId()).isEqualTo(hidden);
                            assertThat(missing.getRequester())
                                .isEqualTo(party(c.bankB).getName().toString());
                            assertThat(missing.isOverdue()).isFalse();
                          }));
      assertThat(completeness().isComplete()).isFalse();

      notarisedAgo(hidden, Duration.ofMinutes(2));
      assertThat(completeness().getOldestMissing())
          .filteredOn(missing -> missing.getTxId().equals(hidden))
          .allMatch(CompletenessReport.Missing::isOverdue);
      forget(hidden);
    }
  }

  /** Has a seed notarised and keeps no copy of it, so that nobody can be asked for it. */
  private SecureHash hide(StartedMockNode member) {
    Forgery forgery = new Forgery(member, commandId());
    SignedTransaction seed =
        forgery
            .output(new ModelSeedState(forgery.header(null), party(member)))
            .sign(new RegisteredModelContract.Commands.IssueSeed(), party(member));
    run(member, new HideFlow(seed));
    return seed.getId();
  }

  private void notarisedAgo(SecureHash id, Duration ago) {
    assertThat(
            change(
                c.regulator,
                "update concordat_notarised set notarised_at = ? where tx_id = ?",
                Timestamp.from(Instant.now().minus(ago)),
                id.toString()))
        .isOne();
  }

  /** So that other tests can have a complete observer. */
  private void forget(SecureHash id) {
    change(c.regulator, "delete from concordat_notarised where tx_id = ?", id.toString());
    FORGOTTEN.add(id);
  }

  @Nested
  class NotarysLog {
    @Test
    void isNotShownToAMember() {
      refuses(FlowRule.NOTARY_LOG, c.bankA, ask(consortium(c.bankA)));
    }

    @Test
    void isNotShownForATransactionThatMakesNoConsortium() {
      SignedTransaction seed =
          in(
              c.bankA,
              () ->
                  c.bankA
                      .getServices()
                      .getValidatedTransactions()
                      .getTransaction(c.register(c.bankA).getRef().getTxhash()));
      refuses(FlowRule.NOTARY_LOG, c.regulator, ask(seed));
    }

    @Test
    void isNotShownForAConsortiumThatTheNotaryDidNotSign() {
      SignedTransaction founding = consortium(c.bankA);
      SignedTransaction unsigned =
          new SignedTransaction(
              founding.getTxBits(),
              founding.getSigs().stream()
                  .filter(
                      signature ->
                          !signature
                              .getBy()
                              .equals(c.network.getDefaultNotaryIdentity().getOwningKey()))
                  .toList());
      refuses(FlowRule.NOTARY_LOG, c.regulator, ask(unsigned));
    }

    @Test
    void isNotShownToTheObserverOfAnotherConsortium() {
      // Anybody may found one; this one names the regulator too, which is not what counts.
      StartedMockNode stranger = c.bank("BankV", "Vienna", "AT");
      StartedMockNode accomplice = c.bank("BankW", "Warsaw", "PL");
      SignedTransaction pretended = c.foundAnother(stranger, accomplice);
      assertThat(pretended.getTx().outputsOfType(ConsortiumState.class)).hasSize(1);
      refuses(FlowRule.NOTARY_LOG, c.regulator, ask(pretended));
      refuses(FlowRule.NOTARY_LOG, stranger, ask(pretended));
      awaitComplete();
    }

    @Test
    void isOfOneConsortiumForGood() {
      assertThat(
              Nodes.refusal(
                  c.network.getDefaultNotaryNode(),
                  new ServeObserversFlow(SecureHash.randomSHA256())))
          .startsWith("A notary serves one consortium for good");
    }

    private NotaryLogFlow ask(SignedTransaction consortium) {
      return new NotaryLogFlow(c.network.getDefaultNotaryIdentity(), consortium, 0);
    }
  }

  @Nested
  class RefusedReport {
    private SecureHash refusedByTheRegulator() {
      SecureHash id = published(c.published(c.bankA, "refused at first"));
      await().atMost(PATIENCE).until(() -> status(id) == OutboxStatus.RECEIPTED);
      assertThat(
              change(
                  c.bankA,
                  "update concordat_outbox set status = 'REFUSED', reason = 'no such jar'"
                      + " where tx_id = ? and party = ?",
                  id.toString(),
                  party(c.regulator).getName().toString()))
          .isOne();
      return id;
    }

    @Test
    void isSentAgainByTheOperator() {
      SecureHash id = refusedByTheRegulator();
      assertThat(run(c.bankA, new RetryReportsFlow(party(c.regulator)))).isPositive();
      await().atMost(PATIENCE).until(() -> status(id) == OutboxStatus.RECEIPTED);
    }

    @Test
    void isSentAgainWhenItsRecipientAsks() {
      SecureHash id = refusedByTheRegulator();
      assertThat(run(c.regulator, new RequestReportsFlow(party(c.bankA), List.of(id)))).isOne();
      await().atMost(PATIENCE).until(() -> status(id) == OutboxStatus.RECEIPTED);
    }

    @Test
    void isNotSentToAMemberItWasNotMeantFor() {
      SecureHash id = published(c.published(c.bankA, "not yours"));
      assertThat(run(c.bankC, new RequestReportsFlow(party(c.bankA), List.of(id)))).isZero();
      refuses(
          FlowRule.PARTICIPANT,
          c.outsider,
          new RequestReportsFlow(party(c.bankA), Collections.singletonList(id)));
      assertThat(holds(c.bankC, id)).isFalse();
    }

    private OutboxStatus status(SecureHash id) {
      return told(c.bankA).stream()
          .filter(told -> told.getTxId().equals(id.toString()))
          .filter(told -> told.getRecipient().equals(party(c.regulator).getName().toString()))
          .findFirst()
          .orElseThrow()
          .getStatus();
    }
  }

  @Nested
  class MemberThatHidesATransactionTooLong {
    @Test
    void takesPartInNothingNewAndMayStillRevoke() {
      ModelVersionState version = c.published(c.bankA, "before the gap");
      var grant = c.grant(c.bankA, c.bankB, version, GrantKind.REVIEW);
      SecureHash hidden = hide(c.bankB);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  completeness().getOldestMissing().stream()
                      .anyMatch(missing -> missing.getTxId().equals(hidden)));
      notarisedAgo(hidden, Duration.ofDays(4));

      await("A to hear of it")
          .atMost(ASKED)
          .untilAsserted(
              () ->
                  assertThat(
                          Nodes.refusal(
                              c.bankA,
                              new OfferGrantFlow(
                                  commandId(),
                                  offer(
                                      c.bankB,
                                      c.published(c.bankA, "after the gap"),
                                      GrantKind.REVIEW,
                                      terms(false)))))
                      .startsWith(FlowRule.OBSERVED.ruleName())
                      .contains(hidden.toString(), party(c.bankB).getName().toString()));
      refuses(FlowRule.OBSERVED, c.bankB, TestConsortium.request(c.bankA, version));

      assertThat(run(c.bankA, new RevokeGrantFlow(commandId(), grant.getGrantId()))).isNotNull();

      forget(hidden);
      await("A to hear that nothing is missing")
          .atMost(ASKED)
          .ignoreException(Nodes.FlowFailure.class)
          .untilAsserted(
              () ->
                  run(
                      c.bankA,
                      new OfferGrantFlow(
                          commandId(),
                          offer(
                              c.bankB,
                              c.published(c.bankA, "after all"),
                              GrantKind.REVIEW,
                              terms(false)))));
    }
  }
}
