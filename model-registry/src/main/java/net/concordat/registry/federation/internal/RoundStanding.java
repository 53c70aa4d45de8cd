// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.registry.federation.FederationPart;
import net.concordat.registry.federation.RoundMasks;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipes;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.GateTerms;
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
 * @param privacy what a private federation means here; null in any other
 */
record RoundStanding(
    FederationFact federation,
    Standing<RoundFact> last,
    String member,
    FederationPart part,
    int countedIn,
    RoundRecipe.@Nullable Privacy privacy) {
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
    return line(now).contains(member);
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

  /** Those that may write the round's next state by now. */
  List<String> line(Instant now) {
    return federation.line(round(), turns(now));
  }

  /** The root of the rows that this bank judges a round by; null if it is no evaluator. */
  @Nullable String holdout() {
    GateTerms gate = federation.gate();
    return gate == null
        ? null
        : gate.evaluators().stream()
            .filter(each -> each.member().equals(member))
            .map(GateTerms.Evaluator::holdout)
            .findFirst()
            .orElse(null);
  }

  /** How many evaluators have to speak: more than half. */
  int majority() {
    GateTerms gate = federation.gate();
    return gate == null ? 1 : gate.evaluators().size() / 2 + 1;
  }

  /** Whether nobody may see an update. */
  boolean isMasked() {
    return !federation.aggregation().mode().equals("ROBUST");
  }

  /** Whether the sums of groups are seen. */
  boolean isGrouped() {
    return federation.aggregation().mode().equals("GROUPED");
  }

  /**
   * The groups of this round, by the names of their members: of the clients of now, or of those
   * that the round was opened with. None where there are no groups.
   */
  List<List<String>> groups() {
    if (!isGrouped()) {
      return List.of();
    }
    List<Integer> clients =
        round().awaitsUpdates()
            ? Stream.concat(
                    round().commitments().stream().map(RoundFact.Commitment::seat),
                    round().excluded().stream().map(RoundFact.Exclusion::seat))
                .toList()
            : IntStream.range(0, federation.seats().size())
                .filter(seat -> federation.seats().get(seat).trains())
                .boxed()
                .toList();
    return federation.groups(number(), clients).stream()
        .map(group -> group.stream().map(this::memberAt).toList())
        .toList();
  }

  /** This bank's own group, alone in a list; none where there are no groups. */
  List<List<String>> ownGroup() {
    return groups().stream().filter(group -> group.contains(member)).toList();
  }

  /** Whose turn came last: whom clients talk to now. */
  String turnOf(Instant now) {
    List<String> line = line(now);
    return line.isEmpty() ? round().aggregator() : line.get(line.size() - 1);
  }

  /** What is masked together in this round, as this client's seat gathers it. */
  MaskDesk.Attempt attempt(int gatherer) {
    return new MaskDesk.Attempt(id(), number(), gatherer);
  }

  /** Masks before anybody has said anything. */
  RoundMasks masks(int gatherer) {
    return new RoundMasks(
        gatherer,
        federation.aggregation().shareThreshold(),
        federation.updates().largestMillionths() / 1e6,
        List.of(),
        List.of(),
        List.of(),
        ownGroup());
  }

  /** The updates with these digests, in the order of the round's commitments. */
  List<RoundRecipe.Update> updates(List<String> digests) {
    return round().commitments().stream()
        .filter(each -> digests.contains(each.digest()))
        .map(each -> new RoundRecipe.Update(memberAt(each.seat()), each.digest()))
        .toList();
  }

  /** What a worker is told of a step. */
  RoundRecipe recipe(
      RoundRecipe.Kind kind, List<RoundRecipe.Update> updates, @Nullable RoundMasks masks) {
    return RoundRecipes.of(
        kind, federation, round(), member, part, countedIn, updates, masks, privacy);
  }
}
