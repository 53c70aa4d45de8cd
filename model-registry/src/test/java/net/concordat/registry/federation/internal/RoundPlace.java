// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.registry.federation.FederationPart;
import net.concordat.registry.ledger.AggregationTerms;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.FederationTimes;
import net.concordat.registry.ledger.GateTerms;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.StrategyTerms;
import net.concordat.registry.ledger.UpdateTerms;
import net.concordat.registry.ledger.VersionKey;
import org.jspecify.annotations.Nullable;

/** A round of five banks, as the registry of one of them sees it. */
final class RoundPlace {
  static final String HASH = "ab".repeat(32);
  static final Instant BEGAN = Instant.parse("2026-03-02T12:00:00Z");
  static final FederationFact FEDERATION =
      new FederationFact(
          "fe".repeat(32),
          "A",
          FederationFact.RUNNING,
          new FederationFact.Training(
              new VersionKey("cd".repeat(32), 1, HASH),
              HASH,
              HASH,
              40,
              "none",
              null,
              null,
              null,
              null),
          new AggregationTerms("CONFIDENTIAL", "MEAN", 0, 4, 4),
          new StrategyTerms("FEDAVG", 1_000_000, 0),
          new UpdateTerms("NONE", 4_000_000),
          null,
          new FederationTimes(BEGAN, BEGAN, 600, 120),
          3,
          1_000_000,
          List.of("A", "B", "C", "D", "E").stream()
              .map(bank -> new FederationFact.Seat(bank, "REVEALED"))
              .toList(),
          List.of(1, 2, 3, 4, 0),
          HASH);

  private RoundPlace() {}

  /** The steps of a bank in a masked round, with a node and workers that do as told. */
  static MaskedSteps maskedSteps(ToldDesk desk, DoneJobs jobs, ArtifactStore store) {
    return new MaskedSteps(desk, desk, jobs, store, new Combining(desk, jobs));
  }

  /** The steps of a bank in any round, likewise. */
  static RoundSteps steps(ToldDesk desk, DoneJobs jobs, ArtifactStore store) {
    Combining combining = new Combining(desk, jobs);
    return new RoundSteps(
        desk,
        jobs,
        store,
        combining,
        maskedSteps(desk, jobs, store),
        new GateSteps(desk, jobs, combining),
        Clock.fixed(BEGAN, ZoneOffset.UTC));
  }

  /** As a bank sees round 1: before its updates are fixed, or with those of all but E's. */
  static RoundStanding standing(String bank, boolean committed) {
    return standing(FEDERATION, bank, committed ? 4 : 0);
  }

  /** The same of any federation, with the updates of so many; none before they are fixed. */
  static RoundStanding standing(FederationFact federation, String bank, int committed) {
    List<RoundFact.Commitment> commitments =
        IntStream.range(0, committed)
            .mapToObj(seat -> new RoundFact.Commitment(seat, digest(seat)))
            .toList();
    RoundFact round =
        new RoundFact(
            federation.federationId(),
            committed > 0 ? 1 : 0,
            committed > 0 ? "COMMITTED" : "AGGREGATED",
            "A",
            HASH,
            commitments,
            List.of(),
            List.of(),
            0,
            List.of(30L, -2L),
            null);
    return standing(federation, bank, round);
  }

  /** As a bank sees a federation after a round. */
  static RoundStanding standing(FederationFact federation, String bank, RoundFact last) {
    return new RoundStanding(
        federation,
        new Standing<>(last, new StateId(HASH, 0), BEGAN, null),
        bank,
        new FederationPart("{}", JsonNodeFactory.instance.objectNode(), null, List.of()),
        0,
        null);
  }

  static FederationFact with(
      FederationFact plain,
      AggregationTerms aggregation,
      @Nullable GateTerms gate,
      List<FederationFact.Seat> seats) {
    return new FederationFact(
        plain.federationId(),
        plain.proposer(),
        plain.status(),
        plain.training(),
        aggregation,
        plain.strategy(),
        plain.updates(),
        gate,
        plain.times(),
        plain.rounds(),
        plain.reviewThresholdMillionths(),
        seats,
        plain.order(),
        plain.drawn());
  }

  /** The federation of five, under masks, after a bank has left. */
  static FederationFact without(String bank) {
    return with(
        FEDERATION,
        FEDERATION.aggregation(),
        null,
        FEDERATION.seats().stream()
            .map(seat -> seat.member().equals(bank) ? new FederationFact.Seat(bank, "LEFT") : seat)
            .toList());
  }

  /** The same where A, B and C judge what a round makes, and a bank has a holdout. */
  static RoundStanding gated(RoundStanding round) {
    FederationFact plain = round.federation();
    FederationFact gated =
        with(
            plain,
            plain.aggregation(),
            new GateTerms(
                List.of("A", "B", "C").stream()
                    .map(bank -> new GateTerms.Evaluator(bank, HASH))
                    .toList(),
                1_000),
            plain.seats());
    return new RoundStanding(
        gated,
        round.last(),
        round.member(),
        new FederationPart(
            "{}",
            JsonNodeFactory.instance.objectNode().put("data", "d").put("holdout", "h"),
            null,
            List.of()),
        round.countedIn(),
        null);
  }

  /** The same where they judge updates, too, of which the least is left out. */
  static RoundStanding weighed(RoundStanding round) {
    RoundStanding gated = gated(round);
    FederationFact plain = gated.federation();
    FederationFact judged =
        with(
            plain,
            new AggregationTerms("ROBUST", "JUDGED_MEAN", 1, 3, 0),
            plain.gate(),
            plain.seats());
    return new RoundStanding(judged, gated.last(), gated.member(), gated.part(), 0, null);
  }

  /** The same once A has ended the round, in a mode. */
  static RoundStanding ended(RoundStanding round, String mode) {
    FederationFact plain = round.federation();
    FederationFact federation =
        with(plain, new AggregationTerms(mode, "MEAN", 0, 4, 0), plain.gate(), plain.seats());
    RoundFact open = round.round();
    RoundFact ended =
        new RoundFact(
            open.federationId(),
            open.number(),
            "AGGREGATED",
            "A",
            digest(9),
            open.commitments(),
            List.of(),
            List.of(0, 1, 2, 3),
            7,
            List.of(),
            null);
    return new RoundStanding(
        federation,
        new Standing<>(ended, new StateId(HASH, 1), BEGAN, null),
        round.member(),
        round.part(),
        1,
        null);
  }

  static String digest(int seat) {
    return "%064x".formatted(seat);
  }
}
