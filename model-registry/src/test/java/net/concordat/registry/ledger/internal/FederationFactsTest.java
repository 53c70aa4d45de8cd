// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.federation.Aggregation;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.ClientSeat;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.FederationStatus;
import net.concordat.contracts.federation.FederationStrategy;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.GateEvaluator;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.Judgement;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.SeatStatus;
import net.concordat.contracts.federation.StrategyTerms;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.federation.UpdateCompression;
import net.concordat.contracts.federation.UpdateTerms;
import net.concordat.contracts.federation.Verdict;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.VersionId;
import net.concordat.registry.ledger.FederationEnd;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RoundFact;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FederationFactsTest {
  private static final SecureHash ID = SecureHash.sha256("federation");
  private static final List<Party> MEMBERS =
      List.of(
          LedgerSamples.party("BankA", "London", "GB"),
          LedgerSamples.party("BankB", "Frankfurt", "DE"),
          LedgerSamples.party("BankC", "Paris", "FR"),
          LedgerSamples.party("BankD", "Madrid", "ES"));

  private static final FederationState FEDERATION =
      new FederationState(
          header(),
          ID,
          MEMBERS.get(0),
          new FederationPlan(
              new TrainingTerms(
                  new VersionId(SecureHash.sha256("model"), 1, SecureHash.sha256("artifact")),
                  SecureHash.sha256("weights"),
                  SecureHash.sha256("spec"),
                  16,
                  null,
                  "none, in a test"),
              new AggregationTerms(FederationMode.ROBUST, Aggregation.MEAN, 0, 3, 0),
              new StrategyTerms(FederationStrategy.FEDADAM, 20_000, 0),
              new UpdateTerms(UpdateCompression.FP16, 0),
              new GateTerms(List.of(new GateEvaluator(MEMBERS.get(1), ID)), 5_000),
              new FederationTimes(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 600, 60),
              3,
              1_000_000),
          FederationStatus.RUNNING,
          seats(SeatStatus.REVEALED, SeatStatus.REVEALED, SeatStatus.LEFT, SeatStatus.REVEALED),
          List.of(3, 0, 2, 1));

  private static StateHeader header() {
    return new StateHeader(
        ID, List.of(), Instant.parse("2026-03-02T12:00:00Z"), new UUID(0, 1).toString(), null);
  }

  private static List<ClientSeat> seats(SeatStatus... statuses) {
    List<ClientSeat> seats = new ArrayList<>();
    for (int i = 0; i < statuses.length; i++) {
      seats.add(new ClientSeat(MEMBERS.get(i), statuses[i], null, null));
    }
    return seats;
  }

  private static FederationFact fact() {
    return (FederationFact) FederationFacts.federation(FEDERATION);
  }

  private static RoundFact fact(RoundState round) {
    return (RoundFact) FederationFacts.round(round);
  }

  private static RoundState after(int number) {
    RoundState round = RoundState.first(header(), FEDERATION, MEMBERS.get(1));
    for (int i = 0; i < number; i++) {
      round = round.next(header(), MEMBERS.get(1), List.of(), List.of());
    }
    return number == 0
        ? round
        : round.aggregated(header(), MEMBERS.get(1), List.of(), SecureHash.sha256("next"), 5);
  }

  @Test
  void aFederationSaysHowItsClientsTrainAndWhoMeasures() {
    assertThat(fact().strategy())
        .isEqualTo(new net.concordat.registry.ledger.StrategyTerms("FEDADAM", 20_000, 0));
    assertThat(fact().updates())
        .isEqualTo(new net.concordat.registry.ledger.UpdateTerms("FP16", 0));
    net.concordat.registry.ledger.GateTerms gate = fact().gate();
    assertThat(gate).isNotNull();
    assertThat(gate.toleranceMillionths()).isEqualTo(5_000);
    assertThat(gate.evaluators())
        .containsExactly(
            new net.concordat.registry.ledger.GateTerms.Evaluator(
                Facts.name(MEMBERS.get(1)), Facts.hex(ID)));
  }

  /** Whose turn it is the contract decides; the registry has to think the same. */
  @Test
  void whoMayWriteIsWhomTheContractLets() {
    for (int number = 0; number < 5; number++) {
      for (int turns = 0; turns < 6; turns++) {
        assertThat(fact().line(fact(after(number)), turns))
            .as("round %d after %d turns", number + 1, turns)
            .isEqualTo(Facts.names(FEDERATION.aggregators(number + 1, turns)));
      }
    }
    for (Party aggregator : MEMBERS) {
      RoundState committed = after(1).next(header(), aggregator, List.of(), List.of());
      for (int turns = 0; turns < 6; turns++) {
        assertThat(fact().line(fact(committed), turns))
            .as("after %s, %d turns", aggregator, turns)
            .isEqualTo(Facts.names(FEDERATION.successors(aggregator, turns)));
      }
    }
  }

  @Test
  void anAggregatorsTimeIsForWhatIsAwaited() {
    RoundFact committed = fact(after(0).next(header(), MEMBERS.get(0), List.of(), List.of()));
    assertThat(fact().seconds(committed)).isEqualTo(60);
    assertThat(fact().seconds(fact(after(1)))).isEqualTo(600);
  }

  @Test
  void itIsOverWithTheLastRoundOrWhenTheWeightsHaveMovedFar() {
    assertThat(fact().end(fact(after(2)))).isNull();
    assertThat(fact().end(fact(after(3)))).isEqualTo(FederationEnd.ROUNDS);
    RoundState far =
        after(0)
            .next(header(), MEMBERS.get(0), List.of(), List.of())
            .aggregated(header(), MEMBERS.get(0), List.of(), ID, 1_000_000);
    assertThat(fact().end(fact(far))).isEqualTo(FederationEnd.REVIEW);
  }

  private static FederationState federation(
      FederationStatus status, FederationMode mode, int quorum, List<SeatStatus> seats) {
    FederationPlan plan = FEDERATION.getPlan();
    return new FederationState(
        header(),
        ID,
        MEMBERS.get(0),
        new FederationPlan(
            plan.getTraining(),
            new AggregationTerms(mode, Aggregation.MEAN, 0, quorum, 0),
            plan.getStrategy(),
            plan.getUpdates(),
            null,
            plan.getTimes(),
            3,
            1_000_000),
        status,
        seats.stream().map(each -> new ClientSeat(MEMBERS.get(0), each, null, null)).toList(),
        List.of(0));
  }

  private static @Nullable FederationEnd end(
      FederationMode mode, int quorum, RoundState last, List<SeatStatus> seats) {
    FederationState running = federation(FederationStatus.RUNNING, mode, quorum, seats);
    return ((FederationFact) FederationFacts.federation(running)).end(fact(last));
  }

  private static List<SeatStatus> left(int clients, int left) {
    List<SeatStatus> seats = new ArrayList<>(Collections.nCopies(clients, SeatStatus.REVEALED));
    seats.addAll(Collections.nCopies(left, SeatStatus.LEFT));
    return seats;
  }

  /** Who has left does not come back. */
  @ParameterizedTest
  @EnumSource(FederationMode.class)
  void itIsOverOnceSoManyHaveLeftThatNoRoundCanBegin(FederationMode mode) {
    int quorum = mode.leastQuorum();
    int least = mode == FederationMode.CONFIDENTIAL ? mode.leastClients() : quorum;
    assertThat(end(mode, quorum, after(1), left(least, 2))).isNull();
    assertThat(end(mode, quorum, after(1), left(least - 1, 2))).isEqualTo(FederationEnd.CLIENTS);
    RoundState open = after(1).next(header(), MEMBERS.get(0), List.of(), List.of());
    assertThat(end(mode, quorum, open, left(least - 1, 2)))
        .as("a round that has its updates goes on")
        .isNull();
    assertThat(end(mode, least + 2, after(1), left(least + 1, 2))).isEqualTo(FederationEnd.CLIENTS);
  }

  @ParameterizedTest
  @EnumSource(FederationMode.class)
  void aProposalIsOverOnceSoManyHaveDeclinedThatItCannotBegin(FederationMode mode) {
    for (int missing = 0; missing < 2; missing++) {
      List<SeatStatus> seats =
          new ArrayList<>(Collections.nCopies(mode.leastClients() - missing, SeatStatus.INVITED));
      seats.set(0, SeatStatus.ACCEPTED);
      seats.add(SeatStatus.DECLINED);
      FederationState proposed =
          federation(FederationStatus.PROPOSED, mode, mode.leastQuorum(), seats);
      assertThat(((FederationFact) FederationFacts.federation(proposed)).end(null))
          .isEqualTo(missing == 0 ? null : FederationEnd.CLIENTS);
    }
  }

  @Test
  void aRoundSaysWhoCountsAndWhoWasLeftOut() {
    UpdateCommitment first = commitment(0, "first");
    RoundState round =
        after(0)
            .next(header(), MEMBERS.get(0), List.of(first, commitment(1, "other")), List.of())
            .aggregated(
                header(),
                MEMBERS.get(0),
                List.of(
                    new Exclusion(1, ExclusionReason.TWO_UPDATES, commitment(1, "second")),
                    new Exclusion(3, ExclusionReason.AWAY, null)),
                ID,
                7);
    RoundFact said = fact(round);
    assertThat(said.counts(0)).isTrue();
    assertThat(said.counts(1)).isFalse();
    assertThat(said.counts(3)).isFalse();
    assertThat(said.excluded())
        .containsExactly(
            new RoundFact.Exclusion(1, "TWO_UPDATES", Facts.hex(SecureHash.sha256("second"))),
            new RoundFact.Exclusion(3, "AWAY", null));
    assertThat(said.contributors()).containsExactly(0);
    assertThat(fact().isClient(Facts.name(MEMBERS.get(2)))).isFalse();
    assertThat(fact().isClient(Facts.name(MEMBERS.get(3)))).isTrue();
  }

  @Test
  void aRoundSaysWhatEvaluatorsMeasured() {
    Judgement judgement = new Judgement(2, List.of(-31_000), new OpaqueBytes(new byte[] {1}));
    RoundState round =
        after(0)
            .next(header(), MEMBERS.get(0), List.of(commitment(0, "first")), List.of())
            .rolledBack(header(), MEMBERS.get(0), List.of());
    assertThat(fact(round).verdict()).isNull();
    assertThat(fact(round.judged(new Verdict(ID, List.of(judgement)))).verdict())
        .isEqualTo(
            new RoundFact.Verdict(Facts.hex(ID), List.of(new RoundFact.Judgement(2, -31_000))));
  }

  private static UpdateCommitment commitment(int seat, String update) {
    return new UpdateCommitment(seat, SecureHash.sha256(update), new OpaqueBytes(new byte[] {1}));
  }
}
