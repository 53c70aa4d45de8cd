// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.registry.ledger.MaskDesk;
import net.concordat.registry.ledger.RoundDesk;

/** A node that writes down what it is told, and shows the lists that a test gives it. */
final class ToldDesk implements MaskDesk, RoundDesk {
  final List<String> told = new ArrayList<>();
  final Map<Step, List<Said>> lists = new EnumMap<>(Step.class);
  List<Arrived> arrived = List.of();
  boolean passes = true;
  Optional<String> candidate = Optional.empty();
  List<String> updates = List.of();
  List<List<Integer>> gains = List.of();

  private CompletableFuture<?> told(String what) {
    told.add(what);
    return CompletableFuture.completedFuture("done");
  }

  private CompletableFuture<List<Said>> list(Step step, Exception ifNone) {
    List<Said> list = lists.get(step);
    return list == null
        ? CompletableFuture.failedFuture(ifNone)
        : CompletableFuture.completedFuture(list);
  }

  @Override
  public CompletableFuture<?> say(Attempt attempt, Step step, byte[] said, String to) {
    return told("%s to %s, gathered by %d".formatted(step, to, attempt.gatherer()));
  }

  @Override
  public CompletableFuture<List<Said>> list(Attempt attempt, Step step, Duration patience) {
    told.add("list of " + step);
    return list(step, new LedgerRefusedException("flow-mask-list", "too few have spoken", false));
  }

  @Override
  public CompletableFuture<List<Said>> fetch(Attempt attempt, Step step, String from) {
    told.add("fetch %s from %s".formatted(step, from));
    return list(step, new IllegalStateException("no list yet"));
  }

  @Override
  public CompletableFuture<?> signSurvivors(Attempt attempt, String aggregator) {
    return told("sign survivors of " + aggregator);
  }

  @Override
  public List<Integer> survivors(byte[] stated) {
    List<Integer> seats = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(stated);
    while (bytes.hasRemaining()) {
      seats.add((int) bytes.get());
    }
    return seats;
  }

  @Override
  public CompletableFuture<?> reveal(UUID commandId, String federationId) {
    return told("reveal");
  }

  @Override
  public CompletableFuture<?> commit(String federationId, int round, String digest) {
    return told("commit");
  }

  @Override
  public CompletableFuture<?> open(UUID commandId, String federationId, int round) {
    return told("open");
  }

  @Override
  public CompletableFuture<?> send(String federationId, int round) {
    return told("send");
  }

  @Override
  public CompletableFuture<List<Arrived>> arrived(String federationId, int round) {
    return CompletableFuture.completedFuture(arrived);
  }

  @Override
  public CompletableFuture<?> aggregate(
      UUID commandId, String federationId, int round, Outcome outcome) {
    return told("aggregate without " + outcome.found());
  }

  @Override
  public CompletableFuture<?> rollBack(
      UUID commandId, String federationId, int round, List<Found> found) {
    return told("roll back" + (found.isEmpty() ? "" : " for " + found));
  }

  @Override
  public CompletableFuture<Boolean> gather(
      String federationId, int round, String offered, Duration patience) {
    told.add("gather for " + patience);
    return CompletableFuture.completedFuture(passes);
  }

  @Override
  public CompletableFuture<Optional<String>> fetchCandidate(
      String federationId, int round, String from) {
    told.add("fetch candidate from " + from);
    return CompletableFuture.completedFuture(candidate);
  }

  @Override
  public CompletableFuture<List<String>> fetchUpdates(String federationId, int round, String from) {
    told.add("fetch updates from " + from);
    return CompletableFuture.completedFuture(updates);
  }

  @Override
  public CompletableFuture<?> weighed(
      String federationId, int round, List<String> shown, List<Integer> gains, String to) {
    return told("%s of %d updates to %s".formatted(gains, shown.size(), to));
  }

  @Override
  public CompletableFuture<List<List<Integer>>> weigh(
      String federationId, int round, List<String> shown, Duration patience) {
    told.add("show %d updates for %s".formatted(shown.size(), patience));
    return CompletableFuture.completedFuture(gains);
  }

  @Override
  public CompletableFuture<?> judge(
      String federationId, int round, String judged, int gainMillionths, String to) {
    return told("%d of %s to %s".formatted(gainMillionths, judged, to));
  }

  @Override
  public CompletableFuture<?> fetch(String federationId, int round, String from) {
    return told("fetch weights");
  }
}
