// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RepeatedTest {
  private final List<String> looks = new ArrayList<>();
  private final Repeated repeated = new Repeated(Runnable::run, () -> looks.add("look"));
  private final List<CompletableFuture<Integer>> begun = new ArrayList<>();
  private final List<Integer> taken = new ArrayList<>();

  private void once(String key) {
    repeated.once(
        key,
        () -> {
          CompletableFuture<Integer> step = new CompletableFuture<>();
          begun.add(step);
          return step;
        },
        taken::add);
  }

  @Test
  void aStepThatRunsOrWentWellIsNotBegunAgain() {
    once("a/1");
    once("a/1");
    assertThat(begun).hasSize(1);
    begun.get(0).complete(7);
    assertThat(taken).containsExactly(7);
    assertThat(looks).hasSize(1);
    once("a/1");
    once("a/2");
    assertThat(begun).hasSize(2);
  }

  @Test
  void aStepThatFailedPausesAndThenIsBegunAgain() throws InterruptedException {
    once("a/1");
    begun.get(0).completeExceptionally(new IllegalStateException("away"));
    once("a/1");
    assertThat(begun).hasSize(1);
    long end = System.nanoTime() + 60_000_000_000L;
    while (begun.size() == 1 && System.nanoTime() < end) {
      Thread.onSpinWait();
      once("a/1");
    }
    assertThat(begun).hasSize(2);
    assertThat(taken).isEmpty();
  }

  @Test
  void aStepThatFindsNothingYetIsBegunAgainUntilItFindsSomething() {
    List<Optional<Integer>> found = new ArrayList<>(List.of(Optional.empty(), Optional.of(7)));
    long end = System.nanoTime() + 60_000_000_000L;
    while (taken.isEmpty() && System.nanoTime() < end) {
      repeated.until("a/1", () -> CompletableFuture.completedFuture(found.remove(0)), taken::add);
    }
    assertThat(taken).containsExactly(7);
    assertThat(looks).hasSize(2);
    repeated.until("a/1", () -> CompletableFuture.completedFuture(Optional.of(8)), taken::add);
    assertThat(taken).containsExactly(7);
  }

  @Test
  void aStepThatCannotBeginOrWhoseResultCannotBeTakenHasFailed() {
    repeated.once(
        "a/1",
        () -> {
          throw new IllegalStateException("no node");
        });
    repeated.once(
        "a/2",
        () -> CompletableFuture.completedFuture(1),
        given -> {
          throw new IllegalStateException("no database");
        });
    assertThat(looks).hasSize(2);
    once("a/1");
    once("a/2");
    assertThat(begun).isEmpty();
  }

  @Test
  void whatIsOverIsForgotten() {
    once("a/1");
    begun.get(0).complete(1);
    repeated.keepOnly(Set.of("b"));
    once("a/1");
    assertThat(begun).hasSize(2);
  }
}
