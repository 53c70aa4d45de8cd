// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.identity.Party;

/** Fixes the updates of a round, and says what came of them. */
public final class RoundContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          moving(Commands.Commit.class, RoundContract::verifyCommit),
          moving(Commands.Aggregate.class, RoundContract::verifyAggregate),
          moving(Commands.RollBack.class, RoundContract::verifyRollBack));

  private static CommandRow moving(
      Class<? extends ConcordatCommand> command, Consumer<LedgerView> verifier) {
    return new CommandRow(command, REFERENCED, verifier)
        .consumes(RoundState.class, 1, 1)
        .references(FederationState.class, 1, 1)
        .produces(RoundState.class, 1, 1);
  }

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** An aggregator opens a round with what its clients committed to. */
    public static final class Commit extends ConcordatCommand {}

    /** An aggregator says into which weights it has combined the updates. */
    public static final class Aggregate extends ConcordatCommand {}

    /** An aggregator says that nothing came of a round. */
    public static final class RollBack extends ConcordatCommand {}
  }

  private static void verifyCommit(LedgerView tx) {
    RoundState before = tx.input(RoundState.class).getState().getData();
    RoundState after = tx.output(RoundState.class);
    FederationState federation = federation(tx, before);
    FederationPlan plan = federation.getPlan();
    LedgerRule.ROUND_NEXT.require(
        before.getStatus() != RoundStatus.COMMITTED
            && before.getNumber() < plan.getRounds()
            && before.getCumulativeMillionths() < plan.getReviewThresholdMillionths()
            && after.equals(
                before.next(
                    after.getHeader(),
                    after.getAggregator(),
                    after.getCommitments(),
                    after.getExcluded())),
        "after round "
            + before.getNumber()
            + ", "
            + before.getStatus()
            + ", moved by "
            + before.getCumulativeMillionths());
    checkCommitments(tx, federation, after);
    checkEverybody(federation, after);
    checkSecondUpdates(federation, after, 0);
    long turns = turns(tx, before, plan.getTimes().getTrainingSeconds());
    requireAggregator(tx, after, federation.aggregators(after.getNumber(), turns));
  }

  private static FederationState federation(LedgerView tx, RoundState before) {
    tx.requireSupersedes(tx.output(RoundState.class), tx.input(RoundState.class).getRef());
    FederationState federation =
        tx.reference(FederationState.class)
            .orElseThrow(() -> LedgerRule.ROUND_FEDERATION.refusal("given none"))
            .getState()
            .getData();
    LedgerRule.ROUND_FEDERATION.require(
        federation.getFederationId().equals(before.getFederationId())
            && federation.getStatus() == FederationStatus.RUNNING,
        "given " + federation.getFederationId() + ", " + federation.getStatus());
    return federation;
  }

  private static void checkCommitments(
      LedgerView tx, FederationState federation, RoundState after) {
    int last = -1;
    for (UpdateCommitment commitment : after.getCommitments()) {
      int seat = commitment.getSeat();
      LedgerRule.ROUND_COMMITMENTS.require(
          seat > last && seat < federation.getSeats().size(), "seat " + seat + " after " + last);
      last = seat;
      ClientSeat client = federation.getSeats().get(seat);
      LedgerRule.ROUND_COMMITMENTS.require(
          client.getStatus().isClient(), client.getMember().getName() + " " + client.getStatus());
      tx.requireActive(LedgerRule.ROUND_COMMITMENTS, client.getMember());
      LedgerRule.ROUND_COMMITMENTS.require(
          isSigned(commitment, client.getMember(), after),
          "not signed by " + client.getMember().getName());
    }
    LedgerRule.ROUND_QUORUM.require(
        after.getCommitments().size() >= federation.getPlan().getAggregation().getQuorum(),
        after.getCommitments().size() + " commitments");
  }

  private static boolean isSigned(UpdateCommitment commitment, Party client, RoundState round) {
    return commitment.isSignedBy(
        client, round.getFederationId(), round.getNumber(), round.getGlobalDigest());
  }

  private static void checkEverybody(FederationState federation, RoundState after) {
    TreeSet<Integer> named = new TreeSet<>();
    after.getCommitments().forEach(commitment -> named.add(commitment.getSeat()));
    int count = after.getCommitments().size() + after.getExcluded().size();
    after.getExcluded().forEach(exclusion -> named.add(exclusion.getSeat()));
    TreeSet<Integer> clients = new TreeSet<>();
    for (int seat = 0; seat < federation.getSeats().size(); seat++) {
      if (federation.getSeats().get(seat).getStatus().isClient()) {
        clients.add(seat);
      }
    }
    LedgerRule.ROUND_EVERYBODY.require(
        named.equals(clients) && count == clients.size(), "given " + named + " of " + clients);
  }

  /** Who is said to have signed two updates has: the second is shown. */
  private static void checkSecondUpdates(FederationState federation, RoundState after, int from) {
    List<Exclusion> excluded = after.getExcluded();
    for (Exclusion exclusion : excluded.subList(from, excluded.size())) {
      UpdateCommitment second = exclusion.getSecond();
      boolean accused = exclusion.getReason() == ExclusionReason.TWO_UPDATES;
      LedgerRule.ROUND_TWO_UPDATES.require(
          accused == (second != null), "seat " + exclusion.getSeat());
      if (second == null) {
        continue;
      }
      UpdateCommitment first = after.commitmentOf(exclusion.getSeat());
      LedgerRule.ROUND_TWO_UPDATES.require(
          first != null
              && second.getSeat() == exclusion.getSeat()
              && !second.getDigest().equals(first.getDigest())
              && isSigned(
                  second, federation.getSeats().get(exclusion.getSeat()).getMember(), after),
          "seat " + exclusion.getSeat());
    }
  }

  private static long turns(LedgerView tx, RoundState before, int seconds) {
    long passed = Duration.between(before.getHeader().getAt(), tx.from()).getSeconds();
    return Math.max(0, passed / seconds);
  }

  private static void requireAggregator(LedgerView tx, RoundState after, List<Party> line) {
    Party aggregator = after.getAggregator();
    LedgerRule.ROUND_AGGREGATOR.require(
        line.contains(aggregator), aggregator.getName() + "; the turn of " + names(line));
    tx.requireActive(LedgerRule.ROUND_AGGREGATOR, aggregator);
    tx.requireSigners(aggregator);
  }

  private static List<String> names(List<Party> parties) {
    List<String> names = new ArrayList<>();
    parties.forEach(party -> names.add(party.getName().getOrganisation()));
    return names;
  }

  private static void verifyAggregate(LedgerView tx) {
    RoundState before = tx.input(RoundState.class).getState().getData();
    RoundState after = tx.output(RoundState.class);
    FederationState federation = checkConcluded(tx, before, after);
    checkWeighed(tx, federation, after);
    long moved = after.getCumulativeMillionths() - before.getCumulativeMillionths();
    LedgerRule.ROUND_CHANGES.require(
        moved >= 0
            && after.equals(
                before
                    .aggregated(
                        after.getHeader(),
                        after.getAggregator(),
                        after.getExcluded(),
                        after.getGlobalDigest(),
                        after.getCumulativeMillionths())
                    .weighed(after.getWeighed())
                    .judged(after.getVerdict())),
        "given round " + after.getNumber() + ", " + after.getStatus() + ", moved by " + moved);
    AggregationTerms terms = federation.getPlan().getAggregation();
    LedgerRule.ROUND_QUORUM.require(
        after.tookPart().size() >= terms.getQuorum(), after.tookPart().size() + " took part");
    if (terms.getMode() == FederationMode.GROUPED) {
      checkGroups(federation, after);
    }
    checkGate(tx, federation, after);
  }

  private static void checkWeighed(LedgerView tx, FederationState federation, RoundState after) {
    AggregationTerms terms = federation.getPlan().getAggregation();
    Verdict said = after.getWeighed();
    List<Integer> left = new ArrayList<>();
    for (Exclusion one : after.getExcluded()) {
      if (one.getReason() == ExclusionReason.LEAST_GAIN) {
        left.add(one.getSeat());
      }
    }
    boolean combined = after.getStatus() == RoundStatus.AGGREGATED;
    if (said == null) {
      LedgerRule.ROUND_WEIGHED.require(
          left.isEmpty() && !(terms.getRule().isJudged() && combined), "nobody said, left " + left);
      return;
    }
    LedgerRule.ROUND_WEIGHED.require(terms.getRule().isJudged(), "given " + terms.getRule());
    GateTerms gate = said.requireSound(LedgerRule.ROUND_WEIGHED, GateStep.UPDATES, tx, federation);
    int spoke = said.getJudgements().size();
    LedgerRule.ROUND_WEIGHED.require(spoke >= gate.majority(), spoke + " evaluators spoke");
    List<Integer> least = after.least(terms.getDishonest());
    Collections.sort(left);
    LedgerRule.ROUND_WEIGHED.require(
        left.equals(least), "left out " + left + ", of least " + least);
  }

  private static void checkGate(LedgerView tx, FederationState federation, RoundState after) {
    Verdict verdict = after.getVerdict();
    boolean combined = after.getStatus() == RoundStatus.AGGREGATED;
    if (verdict == null) {
      boolean gated = federation.getPlan().getGate() != null;
      LedgerRule.ROUND_GATE.require(!gated || !combined, "given no verdict");
      return;
    }
    GateTerms gate = verdict.requireSound(LedgerRule.ROUND_GATE, GateStep.WEIGHTS, tx, federation);
    LedgerRule.ROUND_GATE.require(
        verdict.passes(gate) == combined
            && (!combined || verdict.getOffered().equals(after.getGlobalDigest())),
        after.getStatus() + " given " + verdict.getJudgements());
  }

  private static void checkGroups(FederationState federation, RoundState after) {
    TreeSet<Integer> clients = new TreeSet<>();
    after.getCommitments().forEach(commitment -> clients.add(commitment.getSeat()));
    after.getExcluded().forEach(exclusion -> clients.add(exclusion.getSeat()));
    List<Integer> tookPart = after.tookPart();
    for (List<Integer> group : federation.groups(after.getNumber(), new ArrayList<>(clients))) {
      LedgerRule.ROUND_GROUPS.require(
          tookPart.containsAll(group) || Collections.disjoint(tookPart, group),
          tookPart + " of group " + group);
    }
  }

  private static void verifyRollBack(LedgerView tx) {
    RoundState before = tx.input(RoundState.class).getState().getData();
    RoundState after = tx.output(RoundState.class);
    FederationState federation = checkConcluded(tx, before, after);
    checkWeighed(tx, federation, after);
    LedgerRule.ROUND_ROLLED_BACK.require(
        after.equals(
            before
                .rolledBack(after.getHeader(), after.getAggregator(), after.getExcluded())
                .weighed(after.getWeighed())
                .judged(after.getVerdict())),
        "given round " + after.getNumber() + ", " + after.getStatus());
    checkGate(tx, federation, after);
  }

  private static FederationState checkConcluded(
      LedgerView tx, RoundState before, RoundState after) {
    FederationState federation = federation(tx, before);
    LedgerRule.ROUND_COMMITTED.require(
        before.getStatus() == RoundStatus.COMMITTED, "given " + before.getStatus());
    int known = before.getExcluded().size();
    List<Exclusion> excluded = after.getExcluded();
    TreeSet<Integer> named = new TreeSet<>();
    excluded.forEach(exclusion -> named.add(exclusion.getSeat()));
    boolean added =
        excluded.size() >= known
            && excluded.subList(0, known).equals(before.getExcluded())
            && named.size() == excluded.size();
    for (Exclusion more : added ? excluded.subList(known, excluded.size()) : excluded) {
      added &= before.commitmentOf(more.getSeat()) != null;
    }
    LedgerRule.ROUND_EVERYBODY.require(added, "given " + named + " after " + known + " before");
    checkSecondUpdates(
        federation, before.rolledBack(after.getHeader(), after.getAggregator(), excluded), known);
    long turns = turns(tx, before, federation.getPlan().getTimes().getSendingSeconds());
    requireAggregator(tx, after, federation.successors(before.getAggregator(), turns));
    return federation;
  }
}
