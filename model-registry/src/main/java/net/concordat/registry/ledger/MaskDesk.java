// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a bank's node does in rounds under masks: it carries and checks what clients say, each in
 * signed lists. Each may be asked for again. All end as those of {@link RoundDesk} do.
 */
public interface MaskDesk {
  /** What is said, one after the other. */
  enum Step {
    KEYS,
    SHARES,
    SURVIVORS,
    UNMASKING
  }

  /**
   * Clients that mask their updates together.
   *
   * @param federationId which federation
   * @param round which of its rounds, from 1
   * @param gatherer the seat of the client that gathers what they say
   */
  record Attempt(String federationId, int round, int gatherer) {}

  /**
   * @param seat of who said it
   * @param said what
   */
  record Said(int seat, byte[] said) {}

  /** Says what this bank's worker has made, to who makes the lists now. */
  CompletableFuture<?> say(Attempt attempt, Step step, byte[] said, String to);

  /**
   * Makes the list of a step at this bank, which gathers it.
   *
   * @param patience how long to wait for those who have not spoken
   */
  CompletableFuture<List<Said>> list(Attempt attempt, Step step, Duration patience);

  /** Fetches the list of a step; it ends with an exception if there is none yet. */
  CompletableFuture<List<Said>> fetch(Attempt attempt, Step step, String from);

  /**
   * Signs whose masked updates are in the sum, as an aggregator states them, or this bank as the
   * aggregator itself; it ends with an exception if it states none yet.
   */
  CompletableFuture<?> signSurvivors(Attempt attempt, String aggregator);

  /** The seats that a statement of survivors names. */
  List<Integer> survivors(byte[] stated);
}
