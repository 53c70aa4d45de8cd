// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.concordat.common.RoundGroups;
import org.jspecify.annotations.Nullable;

/**
 * Members that train one model together.
 *
 * @param federationId its id, 64 hex digits
 * @param proposer who proposed it
 * @param status PROPOSED or RUNNING
 * @param training from what and how each client trains
 * @param aggregation how updates become one
 * @param strategy what is made of a combined update
 * @param updates how an update is written
 * @param gate who measures each round's weights; null if nobody does
 * @param times until when members answer, and how long an aggregator has
 * @param rounds how many there are at most
 * @param reviewThresholdMillionths how far the weights may move before a version of them is to be
 *     reviewed, in millionths of the norm of the base version's
 * @param seats the members asked, in the order in which updates are added
 * @param order the seats, from 0, of those that aggregate, in their order; empty before it began
 * @param drawn what all that was revealed has drawn, of which the groups of a round follow; null in
 *     rows from before groups were formed
 */
public record FederationFact(
    String federationId,
    String proposer,
    String status,
    Training training,
    AggregationTerms aggregation,
    StrategyTerms strategy,
    UpdateTerms updates,
    @Nullable GateTerms gate,
    FederationTimes times,
    int rounds,
    long reviewThresholdMillionths,
    List<Seat> seats,
    List<Integer> order,
    @Nullable String drawn)
    implements Fact {
  /** What it is once it has begun. */
  public static final String RUNNING = "RUNNING";

  /** How many clients a group has. */
  private static final int GROUP = 3;

  /**
   * @param base the version that it goes on from
   * @param baseWeights SHA-256 of its weights, as rounds write global weights
   * @param specDigest SHA-256 of the specification
   * @param updateBytes how long what a client packs of an update is
   * @param nonPrivate that there is no differential privacy, in words; null where there is
   * @param privacyUnit what is protected; null for nothing
   * @param epsilonMillionths by how much each client's rounds together; null for nothing
   * @param deltaTrillionths at which delta; null for nothing
   * @param spendDigest for what each client spends; null for nothing
   */
  public record Training(
      VersionKey base,
      String baseWeights,
      String specDigest,
      long updateBytes,
      @Nullable String nonPrivate,
      @Nullable String privacyUnit,
      @Nullable Long epsilonMillionths,
      @Nullable Long deltaTrillionths,
      @Nullable String spendDigest) {
    /** Whether each client keeps to differential privacy. */
    @JsonIgnore
    public boolean isPrivate() {
      return spendDigest != null;
    }
  }

  /**
   * @param member whose
   * @param status INVITED, DECLINED, ACCEPTED, REVEALED or LEFT
   */
  public record Seat(String member, String status) {
    /** Whether it trains in the rounds to come. */
    public boolean trains() {
      return status.equals("ACCEPTED") || mayAggregate();
    }

    /** Whether it was asked, and has not answered. */
    boolean isInvited() {
      return status.equals("INVITED");
    }

    /** Whether it aggregates in its turn. */
    public boolean mayAggregate() {
      return status.equals("REVEALED");
    }
  }

  /** The place of a member among the seats, from 0; -1 of none. */
  public int seatOf(String member) {
    return seats.stream().map(Seat::member).toList().indexOf(member);
  }

  /** Whether a member trains in the rounds to come. */
  public boolean isClient(String member) {
    int seat = seatOf(member);
    return seat >= 0 && seats.get(seat).trains();
  }

  /** Whether a member was asked, and has not answered. */
  public boolean isInvited(String member) {
    int seat = seatOf(member);
    return seat >= 0 && seats.get(seat).isInvited();
  }

  /** Whether it has begun. */
  public boolean hasBegun() {
    return status.equals(RUNNING);
  }

  /**
   * Who may write the next state of a round, those first whose turn came first.
   *
   * @param round as it stands
   * @param turns how many times an aggregator's time has passed since
   */
  public List<String> line(RoundFact round, long turns) {
    int start =
        round.awaitsUpdates()
            ? Math.max(0, order.indexOf(seatOf(round.aggregator())))
            : round.number() % Math.max(1, order.size());
    List<String> line = new ArrayList<>();
    for (int step = 0; step < order.size() && line.size() <= turns; step++) {
      Seat seat = seats.get(order.get((start + step) % order.size()));
      if (seat.mayAggregate()) {
        line.add(seat.member());
      }
    }
    return line;
  }

  /**
   * The groups of a round, by their seats, as the ledger draws them.
   *
   * @param round which round, from 1
   * @param clients the seats of its clients
   */
  public List<List<Integer>> groups(int round, List<Integer> clients) {
    byte[] seed =
        HexFormat.of().parseHex(Objects.requireNonNull(drawn, "of a federation in groups"));
    return RoundGroups.drawn(seed, round, clients, GROUP);
  }

  /** How long each aggregator's time is with a round that stands so, in seconds. */
  public int seconds(RoundFact round) {
    return round.awaitsUpdates() ? times.sendingSeconds() : times.trainingSeconds();
  }

  /**
   * Why no round follows; null while one may.
   *
   * @param last its last round as it stands; null before it has begun
   */
  public @Nullable FederationEnd end(@Nullable RoundFact last) {
    if (last != null && last.awaitsUpdates()) {
      return null;
    }
    if (last != null && last.number() >= rounds) {
      return FederationEnd.ROUNDS;
    }
    if (last != null && last.cumulativeMillionths() >= reviewThresholdMillionths) {
      return FederationEnd.REVIEW;
    }
    return hasEnough() ? null : FederationEnd.CLIENTS;
  }

  /** Whether the clients, with those that may become some, are enough for a round. */
  private boolean hasEnough() {
    int least = hasBegun() ? aggregation.leastInRound() : aggregation.leastToBegin();
    return seats.stream().filter(seat -> seat.trains() || seat.isInvited()).count() >= least;
  }
}
