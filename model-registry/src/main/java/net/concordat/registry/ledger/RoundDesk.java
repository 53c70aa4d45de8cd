// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * What a bank's node does in the rounds of a federation. Each may be asked for again: what was done
 * is found then, and done once. All end with {@link NodeUnavailableException} if the node is away,
 * or with {@link LedgerRefusedException}.
 */
public interface RoundDesk {
  /**
   * What has come from a client in a round.
   *
   * @param seat whose
   * @param digest what it committed to
   * @param isUsable whether the update is in the store, as committed to, and the only one
   */
  record Arrived(int seat, String digest, boolean isUsable) {
    /** Whether it is what its client committed to. */
    public boolean isAsIn(RoundFact.Commitment committed) {
      return isUsable && seat == committed.seat() && digest.equals(committed.digest());
    }
  }

  /**
   * What a worker made of a round's updates.
   *
   * @param globalDigest of the new global weights, which the store holds
   * @param movedMillionths how far they moved, in millionths of the norm of the base version's
   * @param found whose updates are not in it, and why
   */
  record Outcome(String globalDigest, long movedMillionths, List<Found> found) {}

  /**
   * @param seat whose update is left out
   * @param reason why, as rounds name it
   */
  record Found(int seat, String reason) {}

  /** Reveals what was committed to on acceptance. */
  CompletableFuture<?> reveal(UUID commandId, String federationId);

  /** Commits to an update that the store holds, and tells the aggregator whose turn it is. */
  CompletableFuture<?> commit(String federationId, int round, String digest);

  /** Opens a round in our turn, once all have committed or our time is over. */
  CompletableFuture<?> open(UUID commandId, String federationId, int round);

  /** Sends our update to the aggregator whose turn it is. */
  CompletableFuture<?> send(String federationId, int round);

  /** Waits for the updates of all that committed, or until our time is over. */
  CompletableFuture<List<Arrived>> arrived(String federationId, int round);

  /** Ends a round with new weights. */
  CompletableFuture<?> aggregate(UUID commandId, String federationId, int round, Outcome outcome);

  /** Ends a round of which nothing came. */
  CompletableFuture<?> rollBack(UUID commandId, String federationId, int round, List<Found> found);

  /**
   * Offers the evaluators of a gate the weights that a round would make, and waits until all have
   * said what they measured.
   *
   * @param patience how long to wait for those who have said nothing
   * @return whether the gate lets them through
   */
  CompletableFuture<Boolean> gather(
      String federationId, int round, String candidate, Duration patience);

  /** Fetches the weights that an aggregator offers, as an evaluator; empty if it offers none. */
  CompletableFuture<Optional<String>> fetchCandidate(String federationId, int round, String from);

  /** Fetches the updates that an aggregator shows evaluators, as one; none if it shows none. */
  CompletableFuture<List<String>> fetchUpdates(String federationId, int round, String from);

  /**
   * Signs what our worker gained by updates that are shown, and tells the aggregator.
   *
   * @param updates their digests
   * @param gains one of each
   */
  CompletableFuture<?> weighed(
      String federationId, int round, List<String> updates, List<Integer> gains, String to);

  /**
   * Shows the evaluators updates, and waits until all have said what they gain by each.
   *
   * @param updates their digests, in the order of the round's commitments
   * @param patience how long to wait for those who have said nothing
   * @return what each said that spoke: one gain for each of the round's commitments
   */
  CompletableFuture<List<List<Integer>>> weigh(
      String federationId, int round, List<String> updates, Duration patience);

  /** Signs what our worker measured of weights that are offered, and tells the aggregator. */
  CompletableFuture<?> judge(
      String federationId, int round, String candidate, int gainMillionths, String to);

  /** Fetches the weights that a round left from a client that has them. */
  CompletableFuture<?> fetch(String federationId, int round, String from);
}
