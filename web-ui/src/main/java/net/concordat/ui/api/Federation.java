// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members that train one version together.
 *
 * @param federationId which, 64 hex digits
 * @param proposer who proposed it
 * @param status PROPOSED or RUNNING
 * @param training from what each client trains, and what that spends of people's privacy
 * @param aggregation how updates become one
 * @param strategy what is made of a combined update
 * @param updates how an update is written
 * @param gate who measures each round's weights; null if nobody does
 * @param times until when members answer
 * @param rounds how many there are at most
 * @param reviewThresholdMillionths how far the weights may move before a version of them is to be
 *     reviewed, in millionths of the norm of the base version's
 * @param seats the members asked
 * @param since since when it stands so
 * @param over whether no round follows the last
 * @param overBy why: ROUNDS, REVIEW or CLIENTS; null while one may
 * @param roundsSoFar the first first; null in a list
 */
public record Federation(
    String federationId,
    String proposer,
    String status,
    Training training,
    Aggregation aggregation,
    Strategy strategy,
    Updates updates,
    @Nullable Gate gate,
    Times times,
    int rounds,
    long reviewThresholdMillionths,
    List<Seat> seats,
    Instant since,
    boolean over,
    @Nullable String overBy,
    @Nullable List<Round> roundsSoFar) {
  /** Its rounds, as far as was asked for. */
  public List<Round> known() {
    return roundsSoFar == null ? List.of() : roundsSoFar;
  }

  /**
   * @param base the version that it goes on from
   * @param nonPrivate that there is no differential privacy, in the proposer's words; null where
   *     there is
   * @param privacyUnit ROW or CUSTOMER; null where nothing is promised
   * @param epsilonMillionths by how much each client's rounds together; null for nothing
   * @param deltaTrillionths at which delta; null for nothing
   * @param spendDigest for what each client spends it; null for nothing
   */
  public record Training(
      VersionKey base,
      @Nullable String nonPrivate,
      @Nullable String privacyUnit,
      @Nullable Long epsilonMillionths,
      @Nullable Long deltaTrillionths,
      @Nullable String spendDigest) {}

  /**
   * @param mode CONFIDENTIAL, ROBUST or GROUPED: who sees a client's update
   * @param rule what is made of the updates
   * @param quorum of how many clients a round combines updates at least
   */
  public record Aggregation(String mode, String rule, int quorum) {}

  /**
   * @param name FEDAVG, FEDPROX, FEDADAM or SCAFFOLD
   */
  public record Strategy(String name) {}

  /**
   * @param compression NONE, FP16 or EIGHT_BITS
   */
  public record Updates(String compression) {}

  /**
   * @param evaluators who measures, each on its own holdout
   * @param toleranceMillionths by how much PR-AUC may fall
   */
  public record Gate(List<Evaluator> evaluators, long toleranceMillionths) {}

  /**
   * @param member who measures
   * @param holdout the root of its holdout
   */
  public record Evaluator(String member, String holdout) {}

  /**
   * @param acceptBy until when members answer
   */
  public record Times(Instant acceptBy) {}

  /**
   * @param member whose
   * @param status INVITED, DECLINED, ACCEPTED, REVEALED or LEFT
   */
  public record Seat(String member, String status) {
    /** Whether it has neither declined nor left. */
    public boolean stays() {
      return !status.equals("DECLINED") && !status.equals("LEFT");
    }
  }

  /**
   * A round.
   *
   * @param number from 1
   * @param status COMMITTED, AGGREGATED or ROLLED_BACK
   * @param openedAt when its updates were fixed
   * @param endedBy who combined them; null before
   * @param endedAt when; null before
   * @param globalDigest SHA-256 of the weights that it left; null before its end
   * @param clients every client that it could have had
   * @param cumulativeMillionths how far the weights have moved by then
   * @param verdict what the gate said; null where there is none, or before
   */
  public record Round(
      int number,
      String status,
      Instant openedAt,
      @Nullable String endedBy,
      @Nullable Instant endedAt,
      @Nullable String globalDigest,
      List<Client> clients,
      long cumulativeMillionths,
      @Nullable Verdict verdict) {}

  /**
   * What evaluators said of the weights that a round would leave.
   *
   * @param candidate their SHA-256
   * @param passed whether more than half lose no more than tolerated
   * @param gains what each found
   */
  public record Verdict(String candidate, boolean passed, List<Gain> gains) {}

  /**
   * @param member who measured
   * @param millionths by how much PR-AUC rose; null if it said nothing
   */
  public record Gain(String member, @Nullable Long millionths) {}

  /**
   * @param member who
   * @param counted whether its update is in the round, as far as is known
   * @param excluded why not, such as AWAY; null if it is not left out
   */
  public record Client(String member, boolean counted, @Nullable String excluded) {}
}
