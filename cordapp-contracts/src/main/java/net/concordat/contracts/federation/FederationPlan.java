// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What the clients of a federation agree on; it never changes. */
@CordaSerializable
public final class FederationPlan extends Value {
  /** A history is fetched one transaction at a time, and a round makes two. */
  public static final int MOST_ROUNDS = 100;

  /** Far beyond what is still the model that was reviewed: 1,000 times its norm, in millionths. */
  public static final long MOST_CHANGE_MILLIONTHS = 1_000_000_000L;

  private final TrainingTerms training;
  private final AggregationTerms aggregation;
  private final StrategyTerms strategy;
  private final UpdateTerms updates;
  private final @Nullable GateTerms gate;
  private final FederationTimes times;
  private final int rounds;
  private final long reviewThresholdMillionths;

  /**
   * @param training from what and how each client trains
   * @param aggregation how updates are combined
   * @param strategy what is made of a combined update
   * @param updates how an update is written
   * @param gate who measures each round's weights; null if nobody does
   * @param times the deadlines
   * @param rounds how many there are at the most, 1 to 100
   * @param reviewThresholdMillionths how far the weights may move, all rounds added, before a
   *     version of them has to be reviewed: in millionths of the norm of the base version's
   */
  @ConstructorForDeserialization
  public FederationPlan(
      TrainingTerms training,
      AggregationTerms aggregation,
      StrategyTerms strategy,
      UpdateTerms updates,
      @Nullable GateTerms gate,
      FederationTimes times,
      int rounds,
      long reviewThresholdMillionths) {
    this.training = training;
    this.aggregation = aggregation;
    this.strategy = strategy;
    this.updates = updates;
    this.gate = gate;
    this.times = times;
    this.rounds = rounds;
    this.reviewThresholdMillionths = reviewThresholdMillionths;
  }

  void checkBounds() {
    training.checkBounds();
    aggregation.checkBounds();
    strategy.checkBounds();
    updates.checkBounds();
    if (gate != null) {
      gate.checkBounds();
    }
    times.checkBounds();
    Bounds.number("rounds", rounds, 1, MOST_ROUNDS);
    Bounds.number(
        "reviewThresholdMillionths", reviewThresholdMillionths, 1, MOST_CHANGE_MILLIONTHS);
  }

  public TrainingTerms getTraining() {
    return training;
  }

  public AggregationTerms getAggregation() {
    return aggregation;
  }

  public StrategyTerms getStrategy() {
    return strategy;
  }

  public UpdateTerms getUpdates() {
    return updates;
  }

  public @Nullable GateTerms getGate() {
    return gate;
  }

  public FederationTimes getTimes() {
    return times;
  }

  public int getRounds() {
    return rounds;
  }

  public long getReviewThresholdMillionths() {
    return reviewThresholdMillionths;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        training, aggregation, strategy, updates, gate, times, rounds, reviewThresholdMillionths);
  }
}
