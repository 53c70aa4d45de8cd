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
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RoundFact;
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
    @Nullable Masks masks,
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
   * What clients said under masks, in the order of their seats.
   *
   * @param gatherer the seat of who gathers it
   * @param threshold how many must be left, and give back a secret
   * @param largest the largest absolute value of an update that counts
   * @param keys open keys
   * @param shares sealed shares
   * @param unmaskings what takes the masks away
   * @param groups who mask together: the bank's own, or all whose sums are taken; empty where all
   *     clients do
   */
  public record Masks(
      int gatherer,
      int threshold,
      double largest,
      List<Said> keys,
      List<Said> shares,
      List<Said> unmaskings,
      List<List<String>> groups) {
    /** With the list of keys. */
    public Masks withKeys(List<Said> list) {
      return new Masks(gatherer, threshold, largest, list, shares, unmaskings, groups);
    }

    /** With the list of shares. */
    public Masks withShares(List<Said> list) {
      return new Masks(gatherer, threshold, largest, keys, list, unmaskings, groups);
    }

    /** With the list of what takes the masks away. */
    public Masks withUnmaskings(List<Said> list) {
      return new Masks(gatherer, threshold, largest, keys, shares, list, groups);
    }

    /** With the groups whose sums are taken. */
    public Masks withGroups(List<List<String>> whole) {
      return new Masks(gatherer, threshold, largest, keys, shares, unmaskings, whole);
    }
  }

  /**
   * @param member who
   * @param said what
   */
  public record Said(String member, byte[] said) {}

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

  /** What a bank's part in a private federation would spend, before it joins. */
  public static RoundRecipe spending(
      FederationFact federation, String member, FederationPart part, Privacy privacy) {
    return new RoundRecipe(
        Kind.SPEND,
        federation.federationId(),
        1,
        federation.rounds(),
        member,
        federation.training().baseWeights(),
        0,
        federation.aggregation().rule(),
        federation.aggregation().dishonest(),
        clients(federation),
        federation.strategy(),
        federation.updates().compression(),
        federation.updates().largestMillionths() / 1e6,
        0,
        part.spec(),
        part.rows(),
        List.of(),
        List.of(),
        null,
        null,
        privacy,
        null);
  }

  /**
   * A step of a bank in a round.
   *
   * @param round the federation's last, as it stands
   * @param countedIn the last round in which the member's update counted; 0 before there is one
   * @param updates what is combined, or unmasked; empty for the others
   * @param masks what was said under masks so far; null where nothing is masked
   * @param privacy what a private federation means at this bank; null in any other
   */
  public static RoundRecipe of(
      Kind kind,
      FederationFact federation,
      RoundFact round,
      String member,
      FederationPart part,
      int countedIn,
      List<Update> updates,
      @Nullable Masks masks,
      @Nullable Privacy privacy) {
    return new RoundRecipe(
        kind,
        federation.federationId(),
        number(kind, round),
        federation.rounds(),
        member,
        round.globalDigest(),
        round.cumulativeMillionths(),
        federation.aggregation().rule(),
        federation.aggregation().dishonest(),
        clients(federation),
        federation.strategy(),
        federation.updates().compression(),
        federation.updates().largestMillionths() / 1e6,
        countedIn,
        part.spec(),
        kind.readsRows() ? part.rows() : null,
        updates,
        inputs(kind, federation, round, updates),
        masks,
        null,
        kind == Kind.TRAIN ? privacy : null,
        null);
  }

  /** Who leaves before the first round has what it kept for that one erased. */
  private static int number(Kind kind, RoundFact round) {
    return kind.isBefore() && !round.awaitsUpdates()
        ? round.number() + 1
        : Math.max(1, round.number());
  }

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

  private static List<String> inputs(
      Kind kind, FederationFact federation, RoundFact round, List<Update> updates) {
    List<String> inputs = new ArrayList<>();
    if (kind == Kind.COMBINE || kind == Kind.WEIGH) {
      updates.forEach(update -> inputs.add(update.digest()));
    }
    if (kind.readsWeights() && !ofBase(federation, round)) {
      inputs.add(round.globalDigest());
    }
    return inputs;
  }

  private static int clients(FederationFact federation) {
    return (int) federation.seats().stream().filter(FederationFact.Seat::trains).count();
  }

  /** Whether the weights are the base version's, which every client has as an artifact. */
  public static boolean ofBase(FederationFact federation, RoundFact round) {
    return round.globalDigest().equals(federation.training().baseWeights());
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
