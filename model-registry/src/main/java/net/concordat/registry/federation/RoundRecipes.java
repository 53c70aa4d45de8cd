// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import java.util.ArrayList;
import java.util.List;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RoundFact;
import org.jspecify.annotations.Nullable;

/** What follows from the ledger, and from what a bank said of its part, for its worker to do. */
public final class RoundRecipes {
  private RoundRecipes() {}

  /** What a bank's part in a private federation would spend, before it joins. */
  public static RoundRecipe spending(
      FederationFact federation, String member, FederationPart part, RoundRecipe.Privacy privacy) {
    return recipe(
        Kind.SPEND,
        federation,
        1,
        member,
        federation.training().baseWeights(),
        0,
        part,
        0,
        List.of(),
        List.of(),
        null,
        privacy);
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
      List<RoundRecipe.Update> updates,
      @Nullable RoundMasks masks,
      RoundRecipe.@Nullable Privacy privacy) {
    return recipe(
        kind,
        federation,
        number(kind, round),
        member,
        round.globalDigest(),
        round.cumulativeMillionths(),
        part,
        countedIn,
        updates,
        inputs(kind, federation, round, updates),
        masks,
        kind == Kind.TRAIN ? privacy : null);
  }

  private static RoundRecipe recipe(
      Kind kind,
      FederationFact federation,
      int number,
      String member,
      String globalDigest,
      long movedMillionths,
      FederationPart part,
      int countedIn,
      List<RoundRecipe.Update> updates,
      List<String> inputs,
      @Nullable RoundMasks masks,
      RoundRecipe.@Nullable Privacy privacy) {
    return new RoundRecipe(
        kind,
        federation.federationId(),
        number,
        federation.rounds(),
        member,
        globalDigest,
        movedMillionths,
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
        inputs,
        masks,
        null,
        privacy,
        null);
  }

  /** Who leaves before the first round has what it kept for that one erased. */
  private static int number(Kind kind, RoundFact round) {
    return kind.isBefore() && !round.awaitsUpdates()
        ? round.number() + 1
        : Math.max(1, round.number());
  }

  private static List<String> inputs(
      Kind kind, FederationFact federation, RoundFact round, List<RoundRecipe.Update> updates) {
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
}
