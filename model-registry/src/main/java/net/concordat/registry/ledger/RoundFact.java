// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round of a federation as it stood for a time.
 *
 * @param federationId whose round it is
 * @param number from 1; 0 for what stands before the first
 * @param status COMMITTED, AGGREGATED or ROLLED_BACK
 * @param aggregator who wrote this
 * @param globalDigest SHA-256 of the global weights; while it is COMMITTED, of those that clients
 *     trained from
 * @param commitments to the clients' updates
 * @param excluded whose update is not in it, and why
 * @param contributors the seats of all whose updates came into the global weights until then
 * @param cumulativeMillionths how far the weights have moved, in millionths of the norm of the base
 *     version's
 * @param standings by seat, what evaluators' models gained by the client's updates, of all rounds
 *     so far; of seats beyond its end, 0
 * @param verdict what a gate's evaluators said of the weights that it would make; null if nothing
 */
public record RoundFact(
    String federationId,
    int number,
    String status,
    String aggregator,
    String globalDigest,
    List<Commitment> commitments,
    List<Exclusion> excluded,
    List<Integer> contributors,
    long cumulativeMillionths,
    List<Long> standings,
    @Nullable Verdict verdict)
    implements Fact {
  /**
   * @param seat the client's place in the federation, from 0
   * @param digest SHA-256 of the update that it will send
   */
  public record Commitment(int seat, String digest) {}

  /**
   * @param seat the client's place
   * @param reason why, for example AWAY
   * @param secondDigest the other update that it signed for the round; null unless that is why
   */
  public record Exclusion(int seat, String reason, @Nullable String secondDigest) {}

  /**
   * @param candidate SHA-256 of the weights that the round would make
   * @param judgements of the evaluators that spoke
   */
  public record Verdict(String candidate, List<Judgement> judgements) {}

  /**
   * @param place of the evaluator among those of the gate, from 0
   * @param gainMillionths PR-AUC on its holdout with these weights less that with those before
   */
  public record Judgement(int place, int gainMillionths) {}

  /** What a seat stands by; in a round that awaits updates, before they are weighed. */
  public long standing(int seat) {
    return seat < standings.size() ? standings.get(seat) : 0;
  }

  /** Whether the updates are fixed and not yet combined. */
  public boolean awaitsUpdates() {
    return status.equals("COMMITTED");
  }

  /** Whether a seat has committed to an update and was not left out. */
  public boolean counts(int seat) {
    return commitments.stream().anyMatch(each -> each.seat() == seat)
        && excluded.stream().noneMatch(each -> each.seat() == seat);
  }
}
