// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.identity.Party;

/** Whose turn it is in a round, and since when. */
final class Rounds {
  private Rounds() {}

  /** Whether a state is the one from which a round begins, or the round with its commitments. */
  static boolean isOpen(RoundState standing, int round) {
    return standing.getStatus() == RoundStatus.COMMITTED
        ? standing.getNumber() == round
        : standing.getNumber() + 1 == round;
  }

  /** The member whose turn it is by now. */
  static Party aggregator(FederationState federation, RoundState standing) {
    long passed =
        Math.max(0, Duration.between(standing.getHeader().getAt(), Instant.now()).getSeconds());
    List<Party> line = line(federation, standing, passed / seconds(federation, standing));
    return line.get(line.size() - 1);
  }

  /**
   * When a member's turn comes.
   *
   * @throws RefusedException if it has none, since it revealed nothing or has left
   */
  static Instant turn(FederationState federation, RoundState standing, Party member)
      throws RefusedException {
    int place = line(federation, standing, Integer.MAX_VALUE).indexOf(member);
    FlowRule.FEDERATION_CLIENT.require(
        place >= 0, member.getName() + " is none of the aggregators");
    return standing.getHeader().getAt().plusSeconds((long) place * seconds(federation, standing));
  }

  /** How long each aggregator's time is, in seconds. */
  static int seconds(FederationState federation, RoundState standing) {
    FederationTimes times = federation.getPlan().getTimes();
    return standing.getStatus() == RoundStatus.COMMITTED
        ? times.getSendingSeconds()
        : times.getTrainingSeconds();
  }

  private static List<Party> line(FederationState federation, RoundState standing, long turns) {
    return standing.getStatus() == RoundStatus.COMMITTED
        ? federation.successors(standing.getAggregator(), turns)
        : federation.aggregators(standing.getNumber() + 1, turns);
  }
}
