// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps that each go well once, and are tried again after a pause if they do not. What was done is
 * forgotten with the process; whatever is done here may be done again. For one thread.
 */
final class Repeated {
  private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);
  private static final long PAUSE_NANOS = 1_000_000_000L;

  private final Executor thread;
  private final Runnable afterwards;
  private final Set<String> running = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, Long> pausedUntil = new HashMap<>();

  /**
   * @param thread on which all of it happens
   * @param afterwards is run when a step has ended
   */
  Repeated(Executor thread, Runnable afterwards) {
    this.thread = thread;
    this.afterwards = afterwards;
  }

  /** Begins a step, unless it runs, pauses, or went well before. */
  void once(String key, Supplier<CompletableFuture<?>> step) {
    this.<Object>once(key, () -> step.get().thenApply(given -> (Object) given), given -> {});
  }

  /** The same with somebody who takes what the step gives. */
  <T> void once(String key, Supplier<CompletableFuture<T>> step, Consumer<T> taker) {
    begin(
        key,
        step,
        given -> {
          taker.accept(given);
          return true;
        });
  }

  /** The same of a step that may find nothing yet: it is looked again after a pause. */
  <T> void until(String key, Supplier<CompletableFuture<Optional<T>>> step, Consumer<T> taker) {
    begin(
        key,
        step,
        found -> {
          found.ifPresent(taker);
          return found.isPresent();
        });
  }

  /** What takes the result says whether that was all. */
  private <T> void begin(String key, Supplier<CompletableFuture<T>> step, Predicate<T> taker) {
    Long pause = pausedUntil.get(key);
    boolean waits = pause != null && System.nanoTime() - pause < 0;
    if (waits || done.contains(key) || !running.add(key)) {
      return;
    }
    CompletableFuture<T> begun;
    try {
      begun = step.get();
    } catch (RuntimeException notBegun) {
      begun = CompletableFuture.failedFuture(notBegun);
    }
    begun
        .thenApplyAsync(taker::test, thread)
        .whenCompleteAsync((all, failure) -> ended(key, all, failure), thread);
  }

  private void ended(String key, @Nullable Boolean all, @Nullable Throwable failure) {
    running.remove(key);
    if (Boolean.TRUE.equals(all)) {
      done.add(key);
    } else {
      pausedUntil.put(key, System.nanoTime() + PAUSE_NANOS);
    }
    if (failure != null) {
      LOG.info("{} is tried again: {}", key, failure.getMessage());
    }
    afterwards.run();
  }

  /** Forgets all whose key begins with none of these. */
  void keepOnly(Set<String> beginnings) {
    done.removeIf(key -> beginnings.stream().noneMatch(key::startsWith));
    pausedUntil.keySet().removeIf(key -> beginnings.stream().noneMatch(key::startsWith));
  }
}
