// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.deploy.DeployException;
import org.jspecify.annotations.Nullable;

/**
 * What a federation is to do.
 *
 * @param rounds how many there are at most
 * @param mode who sees a bank's update: ROBUST, CONFIDENTIAL or GROUPED
 * @param strategy how combined updates move the weights: FEDAVG, FEDPROX, FEDADAM or SCAFFOLD
 * @param form how the numbers of an update are written: NONE, FP16 or EIGHT_BITS
 * @param largest the largest number that eight bits tell
 * @param rule what is made of the updates
 * @param dishonest how many dishonest clients the rule is to withstand; 0 for a mean
 * @param epochs passes over its rows that each client makes in a round
 * @param learningRate of the clients
 * @param batchSize rows of a step
 * @param seed of the order of rows
 * @param trainingSeconds how long an aggregator waits for commitments
 * @param sendingSeconds how long it waits for updates
 * @param privacy what each client keeps to; null for training without differential privacy
 */
public record FederationAsk(
    int rounds,
    String mode,
    String strategy,
    String form,
    double largest,
    String rule,
    int dishonest,
    int epochs,
    double learningRate,
    int batchSize,
    long seed,
    int trainingSeconds,
    int sendingSeconds,
    @Nullable AskedPrivacy privacy) {
  /** Equal asks are to be equal texts. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final double PROXIMAL = 0.01;
  private static final double ADAM_RATE = 0.02;
  private static final double L2 = 1e-4;
  private static final int QUORUM = 3;
  private static final int LEAST_SURVIVORS = 4;
  private static final int LEAST_MASKED = 5;
  private static final int GROUP = 3;
  private static final int LEAST_GROUPS = 3;
  private static final int LEAST_GROUPS_LEFT = 2;

  /** Of one weight's change in a round; with five banks a sum is then off by less than 3e-8. */
  private static final long LARGEST_MILLIONTHS = 4_000_000;

  /** Who sees an update, in words. */
  String seen() {
    return switch (mode) {
      case "CONFIDENTIAL" -> "only the sum of all updates is seen";
      case "GROUPED" -> "only the sums of groups of three are seen";
      default ->
          isJudged()
              ? "the round's aggregator and the evaluators see each update"
              : "the round's aggregator sees each update";
    };
  }

  private boolean isMasked() {
    return !mode.equals("ROBUST");
  }

  private boolean isJudged() {
    return rule.equals("JUDGED_MEAN");
  }

  private boolean isGrouped() {
    return mode.equals("GROUPED");
  }

  /**
   * Refuses a mode that so many banks, or this rule, cannot have.
   *
   * @throws DeployException if it is so
   */
  public void requireFor(int banks) {
    if (mode.equals("CONFIDENTIAL") && (banks < LEAST_MASKED || !rule.equals("MEAN"))) {
      throw new DeployException(
          "CONFIDENTIAL needs %d banks or more and the rule MEAN; given %d and %s. ./concordat demo --keep --banks %d has as many."
              .formatted(LEAST_MASKED, banks, rule, LEAST_MASKED));
    }
    if (isJudged() && (isMasked() || dishonest < 1 || quorum(banks) + dishonest > banks)) {
      throw new DeployException(
          "JUDGED_MEAN leaves --dishonest N banks, one or more, out of each round in ROBUST, and %d or more have to be left; given %s against %d of %d banks."
              .formatted(quorum(banks), mode, dishonest, banks));
    }
    if (isGrouped()
        && (banks < LEAST_GROUPS * GROUP
            || banks % GROUP != 0
            || quorum(banks) > banks
            || rule.equals("WEIGHTED_MEAN"))) {
      throw new DeployException(
          "GROUPED needs %d banks or more in threes, as many groups as the rule needs, and no weights by rows; given %d and %s against %d."
              .formatted(LEAST_GROUPS * GROUP, banks, rule, dishonest));
    }
  }

  /** How an update is written; under masks in whole steps of a fixed size. */
  Map<String, Object> updateTerms() {
    long ofMasks = isMasked() ? LARGEST_MILLIONTHS : 0;
    return Map.of(
        "compression",
        form,
        "largestMillionths",
        form.equals("EIGHT_BITS") ? Math.round(1e6 * largest) : ofMasks);
  }

  /**
   * How many of so many banks open what masks an update: more than two thirds, four or more; in
   * groups all three.
   */
  int shareThreshold(int banks) {
    if (isGrouped()) {
      return GROUP;
    }
    return isMasked() ? Math.max(LEAST_SURVIVORS, 2 * banks / 3 + 1) : 0;
  }

  /** How many of so many banks a round needs. */
  int quorum(int banks) {
    int least = rule.equals("MULTI_KRUM") ? 2 * dishonest + 3 : 2 * dishonest + 1;
    if (isGrouped()) {
      return GROUP * Math.max(LEAST_GROUPS_LEFT, least);
    }
    return Math.max(Math.max(QUORUM, shareThreshold(banks)), Math.min(banks, least));
  }

  /**
   * The specification that clients get; of equal asks, the same text.
   *
   * @param model what the version is of
   */
  String spec(String model) {
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("learningRate", learningRate);
    training.put("epochs", epochs);
    training.put("batchSize", batchSize);
    training.put("l2", L2);
    training.put("inputDropout", 0);
    training.put("dropout", 0);
    training.put("classWeighting", "NONE");
    if (strategy.equals("SCAFFOLD")) {
      training.put("descent", Map.of("optimizer", "SGD"));
    }
    if (privacy != null) {
      training.put("privacy", privacy.spec());
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("format", "concordat-federation/1");
    spec.put("strategy", strategy);
    spec.put("serverRate", serverRate());
    spec.put("proximal", proximal());
    spec.put("training", training);
    spec.put("frozenLayers", 0);
    spec.put("mostShare", 0.5);
    spec.put("largestNorm", 1e3);
    spec.put("seed", seed);
    spec.put(
        "card",
        Map.of(
            "name",
            model,
            "usage",
            Map.of(
                "intendedUse",
                "What its base version is for, at the banks that trained it together.",
                "outOfScope",
                "What its base version is not for.",
                "dataTerms",
                "Each bank's rows stayed at the bank.")));
    try {
      return JSON.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private double serverRate() {
    return strategy.equals("FEDADAM") ? ADAM_RATE : 1;
  }

  private double proximal() {
    return strategy.equals("FEDPROX") ? PROXIMAL : 0;
  }

  /** What the ledger says of the same, in millionths. */
  Map<String, Object> strategyTerms() {
    return Map.of(
        "name",
        strategy,
        "serverRateMillionths",
        Math.round(1e6 * serverRate()),
        "proximalMillionths",
        Math.round(1e6 * proximal()));
  }
}
