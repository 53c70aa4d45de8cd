// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.LedgerCommands;
import net.concordat.registry.ledger.LedgerResult;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;

/** A node that does what the test says: it remembers its flows by client id, as Corda does. */
final class ScriptedLedger implements LedgerCommands {
  private final Map<String, CompletableFuture<LedgerResult>> flows = new ConcurrentHashMap<>();
  private final List<CompletableFuture<LedgerResult>> told =
      Collections.synchronizedList(new ArrayList<>());
  private final Map<String, LedgerAct> acts = new ConcurrentHashMap<>();
  private final Map<String, Consumer<String>> followers = new ConcurrentHashMap<>();
  private final List<String> forgotten = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean away;
  private volatile boolean refusesNew;
  private volatile @Nullable LedgerResult atOnce;
  private volatile @Nullable RuntimeException refusal;

  /** Ends each flow as soon as it begins. */
  void answersAtOnce() {
    atOnce = result();
    refusal = null;
  }

  /** Refuses each flow as soon as it begins. */
  void refuses(RuntimeException how) {
    refusal = how;
    atOnce = null;
  }

  /** Lets flows run until they are told to end. */
  void takesItsTime() {
    atOnce = null;
    refusal = null;
  }

  boolean endsAtOnce() {
    return atOnce != null || refusal != null;
  }

  /** Goes away, or comes back; its flows stay. */
  void away(boolean isAway) {
    away = isAway;
    if (isAway) {
      List<CompletableFuture<LedgerResult>> lost = List.copyOf(told);
      told.clear();
      lost.forEach(future -> future.completeExceptionally(unavailable()));
    }
  }

  /** Answers, but begins nothing new. */
  void drains(boolean drains) {
    refusesNew = drains;
  }

  void end(String clientId) {
    flow(clientId).complete(result());
  }

  void says(String clientId, String step) {
    Objects.requireNonNull(followers.get(clientId), clientId).accept(step);
  }

  private CompletableFuture<LedgerResult> flow(String clientId) {
    return Objects.requireNonNull(flows.get(clientId), clientId);
  }

  /** The client ids of the flows that ran, or run. */
  List<String> flows() {
    return flows.keySet().stream().sorted().toList();
  }

  /** What a flow was to do. */
  LedgerAct act(String clientId) {
    return Objects.requireNonNull(acts.get(clientId), clientId);
  }

  List<String> forgotten() {
    return List.copyOf(forgotten);
  }

  void reset() {
    flows.clear();
    acts.clear();
    told.clear();
    followers.clear();
    forgotten.clear();
    away = false;
    refusesNew = false;
    takesItsTime();
  }

  static LedgerResult result() {
    return new LedgerResult(new StateId("ab".repeat(32), 0), null);
  }

  private static NodeUnavailableException unavailable() {
    return new NodeUnavailableException("away", new IllegalStateException());
  }

  @Override
  public void requireReady(LedgerAct act) {
    if (away) {
      throw unavailable();
    }
  }

  @Override
  public CompletableFuture<LedgerResult> start(
      String clientId, UUID commandId, LedgerAct act, Consumer<String> progress) {
    if (away || (refusesNew && !flows.containsKey(clientId))) {
      throw unavailable();
    }
    CompletableFuture<LedgerResult> flow =
        flows.computeIfAbsent(clientId, begun -> new CompletableFuture<>());
    acts.putIfAbsent(clientId, act);
    followers.put(clientId, progress);
    LedgerResult now = atOnce;
    RuntimeException refused = refusal;
    if (now != null) {
      flow.complete(now);
    } else if (refused != null) {
      flow.completeExceptionally(refused);
    }
    CompletableFuture<LedgerResult> seen = flow.copy();
    told.add(seen);
    return seen;
  }

  @Override
  public void forget(String clientId) {
    forgotten.add(clientId);
  }
}
