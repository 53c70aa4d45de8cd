// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A network that scores. It keeps its own copy of the numbers, never changes, and may be used by
 * any number of threads at once. The same row has the same score, bit by bit, alone and among
 * others, on every processor.
 */
public final class ForwardNetwork {
  final List<Step> steps;
  final Layer.@Nullable Reconstruction last;
  private final boolean copies;
  private final ThreadLocal<Room> rooms;

  /** With these weights, which fit the shape. */
  public ForwardNetwork(Architecture shape, Weights weights) {
    this.steps = Steps.of(shape, weights);
    this.last = shape.reconstruction();
    this.copies = steps.stream().anyMatch(step -> step.readsPadding() && edgeRead(step) == 0);
    this.rooms = ThreadLocal.withInitial(() -> room(false));
  }

  private static int edgeRead(Step step) {
    return step instanceof AddStep add ? add.begin : step.edge;
  }

  Room room(boolean back) {
    return new Room(steps, copies, back);
  }

  /** How many numbers a row has. */
  public int width() {
    return steps.get(0).inputs;
  }

  /**
   * The probability of the event for one row, or its anomaly score. Nothing is allocated after a
   * thread's first call.
   *
   * @param inputs holds it
   * @param offset where it begins
   */
  public double score(float[] inputs, int offset) {
    requireRows(inputs, offset, 1);
    Room room = rooms.get();
    forward(room, inputs, offset, 1);
    double score = score(result(room, 0));
    room.release();
    return score;
  }

  /**
   * The same for rows that lie one behind the other.
   *
   * @param scores takes one number a row
   * @param to where the first of these goes
   */
  public void score(float[] inputs, int offset, int count, double[] scores, int to) {
    results(inputs, offset, count, scores, to);
    if (last == null) {
      Sigmoid.of(scores, to, to + count);
      return;
    }
    for (int row = to; row < to + count; row++) {
      scores[row] = last.score(scores[row]);
    }
  }

  /**
   * How far an autoencoder's outputs are from each row's inputs, squared and summed; rows lie one
   * behind the other.
   *
   * @throws IllegalStateException if the network is no autoencoder
   */
  public void errors(float[] inputs, int offset, int count, double[] errors, int to) {
    if (last == null) {
      throw new IllegalStateException("Only an autoencoder rebuilds rows");
    }
    results(inputs, offset, count, errors, to);
  }

  private void results(float[] inputs, int offset, int count, double[] results, int to) {
    requireRows(inputs, offset, count);
    Room room = rooms.get();
    for (int first = 0; first < count; first += Room.ROWS) {
      int rows = Math.min(Room.ROWS, count - first);
      forward(room, inputs, offset + first * width(), rows);
      for (int row = 0; row < rows; row++) {
        results[to + first + row] = result(room, row);
      }
    }
    room.release();
  }

  private void requireRows(float[] inputs, int offset, int count) {
    if (offset < 0 || count < 0 || (long) count * width() > inputs.length - offset) {
      throw new IllegalArgumentException(
          "%d rows of %d numbers must be in the array, but it has %d, of which the first is number %d"
              .formatted(count, width(), inputs.length, offset));
    }
  }

  private void forward(Room room, float[] inputs, int offset, int rows) {
    room.load(inputs, offset, width(), rows);
    forward(room, 0, rows);
  }

  /** From a step on. */
  void forward(Room room, int first, int rows) {
    for (int i = first; i < steps.size(); i++) {
      steps.get(i).forward(room, rows);
    }
  }

  /** Slopes at an edge, of the result by the numbers there, from those at the last edge. */
  void backward(Room room, int edge, int rows) {
    for (int i = steps.size() - 1; i >= edge; i--) {
      steps.get(i).backward(room, rows);
      for (Step step : steps) {
        if (step instanceof AddStep add && add.begin == i) {
          add.rejoin(room, rows);
        }
      }
    }
  }

  /** What a row's score depends on: the logit, or how far the rebuilt row is, squared. */
  double result(Room room, int row) {
    float[] outputs = room.values(steps.size());
    if (last == null) {
      return outputs[row];
    }
    int stride = room.stride(steps.size());
    int from = room.at(0) + row * room.stride(0);
    double sum = 0;
    for (int j = 0; j < width(); j++) {
      double off = (double) outputs[row * stride + j] - room.values(0)[from + j];
      sum += off * off;
    }
    return sum;
  }

  /** The score that such a result gives. */
  double score(double result) {
    return last == null ? Sigmoid.of(result) : last.score(result);
  }
}
