// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.concordat.federation.aggregation.AggregationRule;
import net.concordat.federation.aggregation.Weighting;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.source.DataSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a bank's registry asks its worker to do in a round of a federation.
 *
 * @param kind what to do
 * @param federation which federation
 * @param round which of its rounds, from 1
 * @param rounds how many there are at most
 * @param member the bank, by its name on the ledger
 * @param globalDigest of the weights that the round begins with
 * @param movedMillionths how far the ledger says they have moved since the base version, the
 *     lengths of all rounds' moves added, in millionths of the norm of the base version's
 * @param rule what is made of the updates, as the ledger names it
 * @param dishonest how many dishonest clients it is to withstand
 * @param clients how many clients the federation has
 * @param strategy what is made of a combined update, as the ledger names it
 * @param compression how the numbers of an update are written
 * @param largest the largest number that eight bits can tell; without meaning for the others
 * @param countedIn the last round in which this bank's update counted; 0 before there is one
 * @param spec the text of the {@link FederationSpec}
 * @param rows where the bank's rows are; absent where none are read
 * @param updates what is combined, or unmasked, in the order of the members; none where one trains
 * @param inputs the digests of all that is read besides
 * @param masks what was said under masks so far; absent where nothing is masked
 * @param judged what an evaluator measures; absent where nothing is measured
 * @param privacy what a private federation means at this bank; absent in any other, and where
 *     nothing is trained
 * @param weighed by what updates are left out; null where none are for that
 */
public record RoundTask(
    Kind kind,
    String federation,
    int round,
    int rounds,
    String member,
    String globalDigest,
    long movedMillionths,
    Rule rule,
    int dishonest,
    int clients,
    Terms strategy,
    UpdateForm compression,
    double largest,
    int countedIn,
    String spec,
    @Nullable Data rows,
    List<Update> updates,
    List<String> inputs,
    @Nullable RoundMasks masks,
    @Nullable Judged judged,
    @Nullable OwnPrivacy privacy,
    @Nullable Weighed weighed) {
  /** What a worker does. */
  public enum Kind {
    /** Tells what all rounds of a private federation would spend of the bank's budget. */
    SPEND,
    /** Makes the base version's weights, as rounds write them. */
    BASE,
    /** Makes the bank's keys for a masked round. */
    KEYS,
    /** Shares the secrets of these keys out. */
    SHARES,
    /** Trains an update of the bank's own, and masks it under masks. */
    TRAIN,
    /** Gives the shares that open the sum of masked updates. */
    UNMASK,
    /** Makes new global weights of all updates that came. */
    COMBINE,
    /** Measures on the bank's holdout what models gain by each update. */
    WEIGH,
    /** Measures on the bank's holdout what a round's weights would gain. */
    JUDGE,
    /** Measures on the bank's holdout what each client's update was worth. */
    SCORE,
    /** Makes an artifact of the last global weights. */
    FINISH,
    /** Erases what the bank keeps of a federation that is over, where it makes no artifact. */
    ERASE;

    boolean isForMasksAlone() {
      return this == KEYS || this == SHARES || this == UNMASK;
    }

    /** Whether it reads the rows that the plan names, and no others. */
    public boolean isOnHoldout() {
      return this == WEIGH || this == JUDGE || this == SCORE;
    }

    boolean readsRows() {
      return this == SPEND || this == TRAIN || isOnHoldout() || this == FINISH;
    }
  }

  /** What is made of updates, as the ledger names it. */
  public enum Rule {
    /** The mean; all count alike. */
    MEAN,
    /** The mean by the rows that clients state. */
    WEIGHTED_MEAN,
    /** The median of each weight. */
    COORDINATE_MEDIAN,
    /** The mean of each weight without the outermost. */
    TRIMMED_MEAN,
    /** The point with the smallest sum of distances. */
    GEOMETRIC_MEDIAN,
    /** The mean of those with the closest neighbours. */
    MULTI_KRUM,
    /** The mean by size of those that evaluators do not find to do least. */
    JUDGED_MEAN;

    boolean countsRows() {
      return this == WEIGHTED_MEAN || this == JUDGED_MEAN;
    }

    AggregationRule of(FederationSpec spec, int dishonest) {
      return switch (this) {
        case MEAN -> RuleName.MEAN.of(Weighting.EQUAL, 0);
        case WEIGHTED_MEAN, JUDGED_MEAN -> RuleName.MEAN.of(spec.bySize(), 0);
        case COORDINATE_MEDIAN -> RuleName.MEDIAN.of(Weighting.EQUAL, dishonest);
        case TRIMMED_MEAN -> RuleName.TRIMMED_MEAN.of(Weighting.EQUAL, dishonest);
        case GEOMETRIC_MEDIAN -> RuleName.GEOMETRIC_MEDIAN.of(Weighting.EQUAL, dishonest);
        case MULTI_KRUM -> RuleName.MULTI_KRUM.of(Weighting.EQUAL, dishonest);
      };
    }
  }

  /**
   * What is made of a combined update.
   *
   * @param name which strategy
   * @param serverRateMillionths of the server's step
   * @param proximalMillionths FedProx's mu
   */
  public record Terms(StrategyName name, long serverRateMillionths, long proximalMillionths) {
    private static final double MILLION = 1e6;

    /** As a specification says it. */
    static Terms of(FederationSpec spec) {
      return new Terms(
          spec.strategy(),
          Math.round(MILLION * spec.serverRate()),
          Math.round(MILLION * spec.proximal()));
    }
  }

  /**
   * @param data where the rows are that the bank trains on
   * @param holdout where those are that it judges by; absent at a bank that is no evaluator
   */
  public record Data(DataSpec data, @Nullable DataSpec holdout) {
    /** Refuses a part without rows. */
    public Data {
      Checks.required("rows.data", data);
    }
  }

  /**
   * @param member whose
   * @param digest SHA-256 of the update
   */
  public record Update(String member, String digest) {}

  /**
   * @param offeredBy the seat of the aggregator that shows it
   * @param holdout the root of the rows to measure on, as the ledger has it
   * @param candidate SHA-256 of the weights; null where updates are measured
   */
  public record Judged(int offeredBy, String holdout, @Nullable String candidate) {
    /** Refuses what is no digest. */
    public Judged {
      Checks.hex32("judged.holdout", holdout);
      if (candidate != null) {
        Checks.hex32("judged.candidate", candidate);
      }
    }

    /**
     * The weights.
     *
     * @throws InvalidInputException if there are none
     */
    public String weights() {
      return Checks.required("judged.candidate", candidate);
    }
  }

  /**
   * By what updates are left out, in their order.
   *
   * @param standings of each one's client before this round
   * @param gains of each, as evaluators said that spoke: as many of all, one or more
   */
  public record Weighed(List<Long> standings, List<List<Integer>> gains) {
    /** Refuses gains of which there is not one from each evaluator. */
    public Weighed {
      standings = List.copyOf(Checks.required("weighed.standings", standings));
      gains = Checks.required("weighed.gains", gains).stream().map(List::copyOf).toList();
      long spoke = gains.stream().map(List::size).distinct().count();
      if (standings.size() != gains.size() || spoke != 1 || gains.get(0).isEmpty()) {
        throw new InvalidInputException(
            "'weighed' must have a standing and as many gains, one or more, of each update, but has %d standings and gains of %d"
                .formatted(standings.size(), gains.size()));
      }
    }
  }

  /** Refuses a task that lacks something. */
  public RoundTask {
    Checks.required("kind", kind);
    Checks.required("rule", rule);
    Checks.required("strategy", strategy);
    Checks.required("compression", compression);
    Checks.range("countedIn", countedIn, 0, round);
    Checks.text("member", member, 300);
    Checks.range("round", round, 1, 100);
    Checks.range("rounds", rounds, 1, 100);
    updates = List.copyOf(Checks.required("updates", updates));
    inputs = List.copyOf(Checks.required("inputs", inputs));
    if ((rows != null) != kind.readsRows()) {
      throw new InvalidInputException(
          "A task must name 'rows' to SPEND, TRAIN, WEIGH, JUDGE, SCORE and FINISH alone, but one to %s %s"
              .formatted(kind, rows == null ? "names none" : "names some"));
    }
    if (masks == null && kind.isForMasksAlone()) {
      throw new InvalidInputException(
          "A task to %s must have 'masks', but has none".formatted(kind));
    }
    if ((judged != null) != kind.isOnHoldout()) {
      throw new InvalidInputException(
          "A task must name what is 'judged' to WEIGH, JUDGE and SCORE alone, but one to %s %s"
              .formatted(kind, judged == null ? "names nothing" : "names some"));
    }
    if ((weighed != null) != (rule == Rule.JUDGED_MEAN && kind == Kind.COMBINE)) {
      throw new InvalidInputException(
          "A task must say what is 'weighed' to COMBINE by JUDGED_MEAN alone, but one to %s by %s says %s"
              .formatted(kind, rule, weighed == null ? "nothing" : "something"));
    }
    if (weighed != null && weighed.standings().size() != updates.size()) {
      throw new InvalidInputException(
          "'weighed' must be of the task's %d updates, but is of %d"
              .formatted(updates.size(), weighed.standings().size()));
    }
    if (masks != null && rule != Rule.MEAN && (!masks.isGrouped() || rule.countsRows())) {
      throw new InvalidInputException(
          "Under masks all count alike, so 'rule' must be MEAN, or one for groups without weights, but is "
              + rule);
    }
  }

  /** What was said under masks, where there are some. */
  RoundMasks masked() {
    return Checks.required("masks", masks);
  }

  /**
   * What the clients agreed on.
   *
   * @throws InvalidInputException if it is not what the ledger says
   */
  public FederationSpec agreed() {
    FederationSpec agreed =
        Json.read(
            spec.getBytes(StandardCharsets.UTF_8),
            FederationSpec.class,
            "The federation's specification");
    if (!Terms.of(agreed).equals(strategy)) {
      throw new InvalidInputException(
          "The federation's specification must have the ledger's strategy, %s, but has %s"
              .formatted(strategy, Terms.of(agreed)));
    }
    if (agreed.training().privacy() != null && rule == Rule.WEIGHTED_MEAN) {
      throw new InvalidInputException(
          "How many rows a bank has is not told in a private federation, so 'rule' must not be WEIGHTED_MEAN, but is");
    }
    return agreed;
  }
}
