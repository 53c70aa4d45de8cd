// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.concordat.worker.data.Rows;

/**
 * Sums the gradients of a step's rows on several threads. Each chunk of rows is summed by itself,
 * and the sums are added in the order of the chunks; so the bits do not depend on the threads.
 */
public final class Gradients implements AutoCloseable {
  private final FusedNetwork network;
  private final Loss loss;
  private final ErrorRule rule;
  private final List<Workspace> workspaces = new ArrayList<>();
  private final List<float[]> partial = new ArrayList<>();
  private final float[] sum;
  private final double[] losses;
  private double lossOfRows;
  private final ExecutorService others;

  /** What is done with a chunk's errors before they become gradients. */
  @FunctionalInterface
  public interface ErrorRule {
    /** Leaves them as they are. */
    ErrorRule NONE = chunk -> {};

    /** Changes the errors of the chunk's traces; called from several threads. */
    void apply(Workspace chunk);

    /** Whether the rows' losses may be told; if not, they are not computed either. */
    default boolean tellsLoss() {
      return true;
    }
  }

  /** For a network, with so many threads, at least 1. */
  public Gradients(FusedNetwork network, Loss loss, ErrorRule rule, int threads) {
    this.network = network;
    this.loss = loss;
    this.rule = rule;
    int count = network.parameters().length;
    for (int i = 0; i < threads; i++) {
      workspaces.add(network.workspace());
      partial.add(new float[count]);
    }
    this.sum = new float[count];
    this.losses = new double[threads];
    this.others = Executors.newFixedThreadPool(Math.max(1, threads - 1), Gradients::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "gradients");
    thread.setDaemon(true);
    return thread;
  }

  /** Renews what batch normalisation keeps of the rows; see {@link Statistics}. */
  public void measure(Rows rows) {
    Statistics.measure(network, rows);
  }

  /** The sum over the batch's rows, in the form of the parameters; valid until the next call. */
  public float[] sum(Batch batch) {
    Arrays.fill(sum, 0);
    lossOfRows = 0;
    int chunks = batch.chunks();
    for (int first = 0; first < chunks; first += workspaces.size()) {
      int count = Math.min(workspaces.size(), chunks - first);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 1; i < count; i++) {
        int slot = i;
        int chunk = first + i;
        running.add(others.submit(() -> sumChunk(batch, chunk, slot)));
      }
      sumChunk(batch, first, 0);
      running.forEach(Gradients::await);
      for (int i = 0; i < count; i++) {
        add(partial.get(i), sum);
        lossOfRows += losses[i];
      }
    }
    return sum;
  }

  /** The sum of the losses of the rows of the last sum; NaN where the rule does not tell it. */
  public double loss() {
    return lossOfRows;
  }

  private void sumChunk(Batch batch, int chunk, int slot) {
    Workspace workspace = workspaces.get(slot);
    batch.load(chunk, workspace);
    network.forward(workspace);
    loss.enter(workspace);
    losses[slot] = rule.tellsLoss() ? loss.sum(workspace) : Double.NaN;
    network.backward(workspace);
    rule.apply(workspace);
    Arrays.fill(partial.get(slot), 0);
    network.addGradient(workspace, partial.get(slot));
  }

  private static void await(Future<?> running) {
    try {
      running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("A training step was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A training step failed: " + e.getCause(), e);
    }
  }

  private static void add(float[] from, float[] to) {
    int at = 0;
    for (; at + COUNT <= to.length; at += COUNT) {
      load(to, at).add(load(from, at)).intoArray(to, at);
    }
    for (; at < to.length; at++) {
      to[at] += from[at];
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
