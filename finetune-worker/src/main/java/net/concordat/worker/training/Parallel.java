// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import net.concordat.inference.support.InvalidInputException;

/**
 * Several independent training runs at once: a net of this size keeps one processor busy, so runs
 * are what is spread over processors.
 */
public final class Parallel {
  private Parallel() {}

  /**
   * Works on all inputs; the results have the inputs' order.
   *
   * @param threads how many at once, at least 1
   * @throws InvalidInputException the first one that any work threw
   */
  public static <I, O> List<O> map(int threads, List<I> inputs, Function<I, O> work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<O>> futures = new ArrayList<>();
      for (I input : inputs) {
        futures.add(pool.submit(() -> work.apply(input)));
      }
      List<O> results = new ArrayList<>();
      for (Future<O> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The runs were interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidInputException refused) {
        throw refused;
      }
      throw new IllegalStateException("A run failed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }
}
