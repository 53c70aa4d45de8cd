// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.federation.FederationPart;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.MaskDesk;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How a federation stands, as this bank sees it.
 *
 * @param federation which
 * @param last its last round
 * @param member this bank
 * @param part how it trains
 * @param countedIn the last round in which its update counted; 0 before there is one
 */
record RoundStanding(
    FederationFact federation,
    Standing<RoundFact> last,
    String member,
    FederationPart part,
    int countedIn) {
  RoundFact round() {
    return last.fact();
  }

  String id() {
    return federation.federationId();
  }

  /** Which round is trained for, or combined. */
  int number() {
    return round().awaitsUpdates() ? round().number() : round().number() + 1;
  }

  int seat() {
    return federation.seatOf(member);
  }

  String memberAt(int seat) {
    return federation.seats().get(seat).member();
  }

  int quorum() {
    return federation.aggregation().quorum();
  }

  /** How many times an aggregator's time has passed. */
  long turns(Instant now) {
    long seconds = Math.max(0, Duration.between(last.since(), now).getSeconds());
    return seconds / federation.seconds(round());
  }

  /** Whether this bank may write the round's next state by now. */
  boolean isOurTurn(Instant now) {
    return federation.line(round(), turns(now)).contains(member);
  }

  /** What names a step of this round. */
  String key(String step) {
    return "%s/%d/%s".formatted(id(), number(), step);
  }

  /** The same that is done anew with each aggregator's turn. */
  String keyOfTurn(String step, Instant now) {
    return key(step) + "/" + turns(now);
  }

  /** The id of the command that does a step, the same each time. */
  UUID commandId(String step) {
    return UUID.nameUUIDFromBytes((member + "/" + key(step)).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether nobody may see an update. */
  boolean isMasked() {
    return federation.aggregation().mode().equals("CONFIDENTIAL");
  }

  /** Whose turn came last: whom clients talk to now. */
  String turnOf(Instant now) {
    List<String> line = federation.line(round(), turns(now));
    return line.isEmpty() ? round().aggregator() : line.get(line.size() - 1);
  }

  /** What is masked together in this round, as this client's seat gathers it. */
  MaskDesk.Attempt attempt(int gatherer) {
    return new MaskDesk.Attempt(id(), number(), gatherer);
  }

  /** Masks before anybody has said anything. */
  RoundRecipe.Masks masks(int gatherer) {
    return new RoundRecipe.Masks(
        gatherer,
        federation.aggregation().shareThreshold(),
        federation.updates().largestMillionths() / 1e6,
        List.of(),
        List.of(),
        List.of());
  }

  /** What a worker is told of a step. */
  RoundRecipe recipe(
      RoundRecipe.Kind kind, List<RoundRecipe.Update> updates, RoundRecipe.@Nullable Masks masks) {
    return RoundRecipe.of(kind, federation, round(), member, part, countedIn, updates, masks);
  }
}
