// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RoundFact;
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
 * @param rule what is made of the updates
 * @param dishonest how many dishonest clients it is to withstand
 * @param clients how many clients the federation has
 * @param spec what all clients agreed on
 * @param rows on which rows to train
 * @param updates what is combined; empty where one trains
 * @param inputs the artifacts that the worker reads, by their digests
 */
public record RoundRecipe(
    Kind kind,
    String federation,
    int round,
    int rounds,
    String member,
    String globalDigest,
    String rule,
    int dishonest,
    int clients,
    String spec,
    @Nullable JsonNode rows,
    List<Update> updates,
    List<String> inputs) {
  /** The field of a recipe that has it. */
  public static final String FIELD = "federated";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a worker does. */
  public enum Kind {
    TRAIN,
    COMBINE,
    FINISH
  }

  /**
   * @param member whose
   * @param digest what it committed to
   */
  public record Update(String member, String digest) {}

  /** To train an update. */
  public static RoundRecipe train(
      FederationFact federation, RoundFact last, String member, FederationPart part) {
    return of(Kind.TRAIN, federation, last, member, part, List.of());
  }

  /** To make an artifact of the last weights. */
  public static RoundRecipe finish(
      FederationFact federation, RoundFact last, String member, FederationPart part) {
    return of(Kind.FINISH, federation, last, member, part, List.of());
  }

  /** To combine the updates that came. */
  public static RoundRecipe combine(
      FederationFact federation,
      RoundFact round,
      String member,
      FederationPart part,
      List<Update> updates) {
    return of(Kind.COMBINE, federation, round, member, part, updates);
  }

  private static RoundRecipe of(
      Kind kind,
      FederationFact federation,
      RoundFact round,
      String member,
      FederationPart part,
      List<Update> updates) {
    List<String> inputs = new ArrayList<>(updates.stream().map(Update::digest).toList());
    if (!ofBase(federation, round)) {
      inputs.add(round.globalDigest());
    }
    return new RoundRecipe(
        kind,
        federation.federationId(),
        kind == Kind.TRAIN ? round.number() + 1 : round.number(),
        federation.rounds(),
        member,
        round.globalDigest(),
        federation.aggregation().rule(),
        federation.aggregation().dishonest(),
        clients(federation),
        part.spec(),
        kind == Kind.COMBINE ? null : part.rows(),
        updates,
        inputs);
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
    return key(kind, federation, round);
  }

  /** The same of any job. */
  public static String key(Kind kind, String federation, int round) {
    return "%s/%d/%s".formatted(federation, round, kind);
  }

  /** A job's recipe. */
  public ObjectNode toJson() {
    ObjectNode recipe = JsonNodeFactory.instance.objectNode();
    recipe.set(FIELD, JSON.valueToTree(this));
    return recipe;
  }
}
