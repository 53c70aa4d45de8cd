// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The straight line from a baseline to a row, and slopes along it; for one thread. */
final class Line {
  private static final int PIECES = 60;
  private static final int PARTS = 4;
  private static final int DEEPEST = 6;

  /** What is left of a piece is given to its inputs in proportion, if it is not more than this. */
  private static final double MOST_IN_PROPORTION = 0.1;

  /** Of scores, which come from floats. */
  private static final double ROUNDING = 1e-9;

  private static final double NO_DIFFERENCE = 1e-12;
  private static final double SMALL = 1e-3;

  private final ForwardNetwork network;
  private final Room room;
  private final int edge;
  private final @Nullable Kinks kinks;
  private final int width;
  private final int stride;
  private final boolean needsPoints;
  private final float[] points;
  private final float[] way;
  private final double[] wayInDoubles;
  private final double[] lanes = new double[4];
  private final double[] slopes;
  private final double[] direct;
  private final double[] results = new double[Room.ROWS];
  private final double[] along = new double[Room.ROWS];
  private final double[] shares = new double[Room.ROWS];
  private double tolerance;
  private float[] from = new float[0];
  private float[] to = new float[0];
  private float[] begin = new float[0];
  private float[] end = new float[0];

  /**
   * Room for lines.
   *
   * @param edge where points are mixed: behind the first product, or 0
   */
  Line(ForwardNetwork network, int edge) {
    this.network = network;
    this.room = network.room(true);
    this.edge = edge;
    this.kinks =
        edge > 0 && head(network, edge).rectified ? Kinks.behind(edge, network, room) : null;
    this.width = network.width();
    this.needsPoints = edge == 0 || network.last != null;
    this.stride = edge == 0 ? Lanes.padded(width) : room.stride(edge);
    this.points = new float[Room.ROWS * width];
    this.way = new float[stride];
    this.wayInDoubles = new double[stride];
    this.slopes = new double[stride];
    this.direct = new double[width];
  }

  /** What the first product gives a row, not rectified; the row itself if there is none. */
  float[] resultsOfHead(float[] rows, int offset) {
    if (edge == 0) {
      return Arrays.copyOf(Arrays.copyOfRange(rows, offset, offset + width), stride);
    }
    room.load(rows, offset, width, 1);
    for (int i = 0; i < edge - 1; i++) {
      network.steps.get(i).forward(room, 1);
    }
    head().forwardLinear(room, 1);
    return Arrays.copyOf(room.values(edge), stride);
  }

  private ProductStep head() {
    return head(network, edge);
  }

  private static ProductStep head(ForwardNetwork network, int edge) {
    return (ProductStep) network.steps.get(edge - 1);
  }

  /**
   * Sets both ends.
   *
   * @param headOfBaseline see {@link #resultsOfHead}
   */
  void between(float[] baseline, float[] headOfBaseline, float[] row) {
    from = baseline;
    to = row;
    begin = headOfBaseline;
    end = resultsOfHead(row, 0);
    for (int j = 0; j < stride; j++) {
      way[j] = end[j] - begin[j];
      wayInDoubles[j] = way[j];
    }
  }

  /**
   * Integrates along the whole line.
   *
   * @param allowed how much of the score's way a piece may leave unexplained
   */
  void integrate(double allowed) {
    if (kinks != null) {
      kinks.integrate(begin, end, wayInDoubles, slopes);
      return;
    }
    Arrays.fill(slopes, 0);
    Arrays.fill(direct, 0);
    tolerance = Math.max(allowed, ROUNDING);
    integrate(0, 1.0 / PIECES, PIECES, 0);
  }

  /** Integrates pieces of one length; those that their slopes do not explain, in smaller ones. */
  private void integrate(double start, double length, int pieces, int depth) {
    for (int point = 0; point <= pieces; point++) {
      place(point, start + point * length);
    }
    slopesAt(pieces + 1);
    Arrays.fill(shares, 0, pieces + 1, 0);
    long unexplained = 0;
    for (int piece = 0; piece < pieces; piece++) {
      if (!mix(piece, length, depth == DEEPEST)) {
        unexplained |= 1L << piece;
      }
    }
    addUp(pieces + 1);
    for (; unexplained != 0; unexplained &= unexplained - 1) {
      int piece = Long.numberOfTrailingZeros(unexplained);
      integrate(start + piece * length, length / PARTS, PARTS, depth + 1);
    }
  }

  private void place(int row, double share) {
    boolean last = share == 1;
    if (needsPoints) {
      for (int i = 0; i < width; i++) {
        points[row * width + i] = last ? to[i] : Math.fma((float) share, to[i] - from[i], from[i]);
      }
    }
    if (edge > 0) {
      placeBehindHead(row * stride, (float) share, last);
    }
  }

  private void placeBehindHead(int at, float share, boolean last) {
    float[] values = room.values(edge);
    float least = head().rectified ? 0 : Float.NEGATIVE_INFINITY;
    if (!last) {
      Along.place(values, at, share, way, begin, least);
      return;
    }
    for (int j = 0; j < stride; j++) {
      values[at + j] = Math.max(end[j], least);
    }
  }

  /** Results, and their slopes along the line, at the points. */
  private void slopesAt(int count) {
    if (needsPoints) {
      room.load(points, 0, width, count);
    }
    network.forward(room, edge, count);
    for (int row = 0; row < count; row++) {
      results[row] = network.result(room, row);
      along[row] = enterSlope(row);
    }
    network.backward(room, edge, count);
    if (edge > 0 && head().rectified) {
      ProductStep.cut(room.errors(edge), room.values(edge), count * stride);
    }
    for (int row = 0; row < count; row++) {
      along[row] += Along.dot(room.errors(edge), row * stride, wayInDoubles, lanes);
    }
  }

  /** The result's slope by the outputs; returns what it moves by the inputs it is compared with. */
  private double enterSlope(int row) {
    int outputs = network.steps.size();
    if (network.last == null) {
      room.errors(outputs)[row] = 1;
      return 0;
    }
    double moved = 0;
    int at = row * room.stride(outputs);
    for (int i = 0; i < width; i++) {
      float slope = 2 * (room.values(outputs)[at + i] - points[row * width + i]);
      room.errors(outputs)[at + i] = slope;
      moved -= (double) slope * (to[i] - from[i]);
    }
    return moved;
  }

  /**
   * Finds for what share of the way the slopes at both ends of a piece stand: as if it had one
   * kink, and what that leaves in proportion.
   *
   * @return whether they explain how far the result moved; else nothing is added, unless it must
   */
  private boolean mix(int piece, double length, boolean must) {
    double before = along[piece] * length;
    double behind = along[piece + 1] * length;
    double moved = results[piece + 1] - results[piece];
    double first = 0.5;
    if (Math.abs(before - behind) > NO_DIFFERENCE) {
      first = Math.max(0, Math.min(1, (moved - behind) / (before - behind)));
    }
    double mixed = first * before + (1 - first) * behind;
    double factor = mixed == 0 ? 1 : moved / mixed;
    if (!(Math.abs(factor - 1) <= MOST_IN_PROPORTION)) {
      double left = network.score(results[piece] + mixed) - network.score(results[piece + 1]);
      if (!must && Math.abs(left) > tolerance) {
        return false;
      }
      factor = 1;
    }
    double kink = results[piece] + first * before * factor;
    double reached = kink + (1 - first) * behind * factor;
    shares[piece] += first * length * factor * scoreSlope(results[piece], kink);
    shares[piece + 1] += (1 - first) * length * factor * scoreSlope(kink, reached);
    return true;
  }

  /** How much the score moves on the way between two results, over how far they are apart. */
  private double scoreSlope(double one, double other) {
    double middle = (one + other) / 2;
    double half = Math.max(Math.abs(other - one) / 2, SMALL * (1 + Math.abs(middle)));
    return (network.score(middle + half) - network.score(middle - half)) / (2 * half);
  }

  private void addUp(int count) {
    float[] errors = room.errors(edge);
    for (int row = 0; row < count; row++) {
      Along.add(slopes, shares[row], errors, row * stride);
      if (network.last != null) {
        addDirect(row);
      }
    }
  }

  /** Rebuilt inputs are compared with the inputs themselves, so the result moves by these, too. */
  private void addDirect(int row) {
    int outputs = network.steps.size();
    for (int i = 0; i < width; i++) {
      direct[i] -= shares[row] * room.errors(outputs)[row * room.stride(outputs) + i];
    }
  }

  /** What each input adds. */
  void parts(double[] parts) {
    if (edge > 0) {
      for (int j = 0; j < stride; j++) {
        room.errors(edge)[j] = (float) slopes[j];
      }
      head().backwardLinear(room, 1);
      for (int i = edge - 2; i >= 0; i--) {
        network.steps.get(i).backward(room, 1);
      }
    }
    for (int i = 0; i < width; i++) {
      double slope = edge > 0 ? room.errors(0)[i] : slopes[i];
      parts[i] = (slope + direct[i]) * ((double) to[i] - from[i]);
    }
  }
}
