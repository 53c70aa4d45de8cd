// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.StrategyTerms;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told of a round. Its {@code inputs} are the artifacts that it may read.
 *
 * @param kind what to do
 * @param federation which federation
 * @param round which of its rounds, from 1
 * @param rounds how many there are at most
 * @param member this bank, by its name on the ledger
 * @param globalDigest of the weights that the round begins with
 * @param movedMillionths how far they have moved by the ledger's word
 * @param rule what is made of the updates
 * @param dishonest how many dishonest clients it is to withstand
 * @param clients how many clients the federation has
 * @param strategy what is made of a combined update
 * @param compression how the numbers of an update are written
 * @param largest the largest number that eight bits can tell
 * @param countedIn the last round in which this bank's update counted; 0 before there is one
 * @param spec what all clients agreed on
 * @param rows on which rows to train
 * @param updates what is combined; empty where one trains
 * @param inputs the artifacts that the worker reads, by their digests
 * @param masks what was said under masks so far; null where nothing is masked
 * @param judged what an evaluator measures; null where nothing is measured
 * @param privacy what a private federation means at this bank; null in any other
 * @param weighed what evaluators gain by the updates; null where the rule does not go by that
 */
public record RoundRecipe(
    Kind kind,
    String federation,
    int round,
    int rounds,
    String member,
    String globalDigest,
    long movedMillionths,
    String rule,
    int dishonest,
    int clients,
    StrategyTerms strategy,
    String compression,
    double largest,
    int countedIn,
    String spec,
    @Nullable JsonNode rows,
    List<Update> updates,
    List<String> inputs,
    @Nullable RoundMasks masks,
    @Nullable Judged judged,
    @Nullable Privacy privacy,
    @Nullable Weighed weighed) {
  /** The field of a recipe that has it. */
  public static final String FIELD = "federated";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a worker does. */
  public enum Kind {
    SPEND,
    BASE,
    KEYS,
    SHARES,
    TRAIN,
    UNMASK,
    COMBINE,
    WEIGH,
    JUDGE,
    SCORE,
    FINISH,
    ERASE;

    /** Whether it comes before a round has its updates. */
    boolean isBefore() {
      return compareTo(TRAIN) <= 0;
    }

    /** Whether it is done anew with whoever gathers what clients say. */
    boolean isOfGatherer() {
      return this == KEYS || this == SHARES;
    }

    boolean readsRows() {
      return this == SPEND
          || this == TRAIN
          || this == WEIGH
          || this == JUDGE
          || this == SCORE
          || this == FINISH;
    }

    boolean readsWeights() {
      return (readsRows() && this != SPEND) || this == COMBINE;
    }
  }

  /**
   * @param member whose
   * @param digest what it committed to
   */
  public record Update(String member, String digest) {}

  /**
   * What is to be left out by.
   *
   * @param standings of each update's client before this round
   * @param gains of each update, as the evaluators said that spoke
   */
  public record Weighed(List<Long> standings, List<List<Integer>> gains) {}

  /**
   * What an evaluator measures.
   *
   * @param offeredBy the seat of the aggregator that shows it
   * @param holdout the root of the rows to measure on
   * @param candidate SHA-256 of the weights; null before it is known, and where updates are
   *     measured
   */
  public record Judged(int offeredBy, String holdout, @Nullable String candidate) {}

  /**
   * What a private federation means at this bank.
   *
   * @param units how many units it has, as its privacy budget says
   * @param deltaTrillionths the delta of that budget, in trillionths
   * @param spent what it has spent on the ledger for all rounds; null before
   */
  public record Privacy(long units, long deltaTrillionths, @Nullable Spent spent) {}

  /**
   * What the ledger's spend says.
   *
   * @param dataCommitment to the rows that it was made for
   */
  public record Spent(
      long samplingProbabilityTrillionths,
      long noiseMultiplierMillionths,
      long steps,
      String dataCommitment) {}

  /** The same with what an evaluator measures. */
  public RoundRecipe judging(Judged what) {
    List<String> read = new ArrayList<>(inputs);
    if (what.candidate() != null) {
      read.add(what.candidate());
    }
    return with(kind, rows, read, what, null);
  }

  /**
   * What measures the updates that this one combines.
   *
   * @param where the bank's rows are
   * @param what with the rows to measure on, and the weights that were made
   */
  public RoundRecipe scoring(JsonNode where, Judged what) {
    return with(Kind.SCORE, where, inputs, what, null);
  }

  /** The same with what evaluators gain by its updates. */
  public RoundRecipe weighed(Weighed what) {
    return with(kind, rows, inputs, judged, what);
  }

  private RoundRecipe with(
      Kind as,
      @Nullable JsonNode where,
      List<String> read,
      @Nullable Judged what,
      @Nullable Weighed ofUpdates) {
    return new RoundRecipe(
        as,
        federation,
        round,
        rounds,
        member,
        globalDigest,
        movedMillionths,
        rule,
        dishonest,
        clients,
        strategy,
        compression,
        largest,
        countedIn,
        spec,
        where,
        updates,
        read,
        masks,
        what,
        privacy,
        ofUpdates);
  }

  /** The key of the job that does it: asked for twice, it is one. */
  public String key() {
    String key = key(kind, federation, round);
    if (judged != null) {
      return key + "/" + judged.offeredBy();
    }
    if (kind == Kind.SPEND) {
      // With other rows, or from another budget, it costs something else.
      String what = rows + "/" + privacy;
      return key + "/" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).hashCode();
    }
    return masks != null && kind.isOfGatherer() ? key + "/" + masks.gatherer() : key;
  }

  /** The same of any job. */
  public static String key(Kind kind, String federation, int round) {
    return "%s/%d/%s".formatted(federation, round, kind);
  }

  /** What a job was told of a round. */
  public static RoundRecipe of(JsonNode recipe) {
    try {
      return JSON.treeToValue(recipe.path(FIELD), RoundRecipe.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A recipe that the registry wrote cannot be read", e);
    }
  }

  /** A job's recipe. */
  public ObjectNode toJson() {
    ObjectNode recipe = JsonNodeFactory.instance.objectNode();
    recipe.set(FIELD, JSON.valueToTree(this));
    return recipe;
  }
}
