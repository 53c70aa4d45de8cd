// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.jspecify.annotations.Nullable;

/**
 * Integrates slopes along a line through two rectified products and the output unit, without an
 * error: from one unit's kink to the next all is linear but the sigmoid, of which the two ends are
 * known. For one thread.
 *
 * <p>What the line does to a unit of the first product is known from its ends. Units of the second
 * move evenly until one of the first has its kink, which changes how fast they move by its row of
 * the second kernel. So a row costs some dozens of vectors and sigmoids, and no product at points.
 */
final class Kinks {
  /** Below it, how far the logit moved says less of the score's slope than both ends do. */
  private static final double SMALL = 1e-3;

  private final Room room;
  private final ProductStep second;
  private final LogitStep last;
  private final Product rising;

  // Of the second product's units: where each is, how fast it moves by the line's share, 1 if it is
  // above its kink and -1 if not, and then its weight in the logit, else 0.
  private final double[] values;
  private final double[] speeds;
  private final double[] sides;
  private final double[] weights;

  /** With {@link #weights} times {@link #total}: the integral of the score's slope by each unit. */
  private final double[] integrals;

  private final long[] ofFirst;
  private final long[] ofSecond;
  private final double[] lanes = new double[4];
  private double logit;
  private double speed;
  private double score;
  private double total;

  private Kinks(Room room, ProductStep second, LogitStep last) {
    this.room = room;
    this.second = second;
    this.last = last;
    int units = second.stride();
    this.rising = new Product(second.kernel, new float[units], second.inputs, units, false);
    this.values = new double[units];
    this.speeds = new double[units];
    this.sides = new double[units];
    this.weights = new double[units];
    this.integrals = new double[units];
    this.ofFirst = new long[second.inputs];
    this.ofSecond = new long[second.units];
  }

  /**
   * For a network whose first product, the one before this edge, is rectified.
   *
   * @return null if not just one more such product and the output unit follow
   */
  static @Nullable Kinks behind(int edge, ForwardNetwork network, Room room) {
    return network.steps.size() == edge + 2
            && network.steps.get(edge) instanceof ProductStep second
            && second.rectified
            && network.steps.get(edge + 1) instanceof LogitStep last
        ? new Kinks(room, second, last)
        : null;
  }

  /**
   * Integrates.
   *
   * @param begin what the first product gives the line's beginning, not rectified
   * @param end the same of its end
   * @param way from one to the other
   * @param slopes takes the integral of the score's slope by each of these numbers
   */
  void integrate(float[] begin, float[] end, double[] way, double[] slopes) {
    start(begin, way);
    Arrays.fill(slopes, 0);
    int kinks = 0;
    for (int unit = 0; unit < second.inputs; unit++) {
      if (begin[unit] > 0 != end[unit] > 0) {
        ofFirst[kinks++] = entry(Math.abs(begin[unit] / way[unit]), unit);
      }
    }
    Arrays.sort(ofFirst, 0, kinks);
    double share = 0;
    for (int i = 0; i < kinks; i++) {
      go(share(ofFirst[i]) - share);
      share = share(ofFirst[i]);
      turn((int) ofFirst[i], way, slopes);
    }
    go(1 - share);
    finish(end, slopes);
  }

  /** One number that sorts by the share, and has the unit in its last bits. */
  private static long entry(double share, int unit) {
    return (long) Float.floatToRawIntBits((float) share) << Integer.SIZE | unit;
  }

  private static float share(long entry) {
    return Float.intBitsToFloat((int) (entry >>> Integer.SIZE));
  }

  private void start(float[] begin, double[] way) {
    float[] in = room.values(second.edge);
    float[] out = room.values(second.edge + 1);
    for (int unit = 0; unit < second.inputs; unit++) {
      in[unit] = begin[unit] > 0 ? (float) way[unit] : 0;
    }
    rising.run(in, 0, in.length, 1, out);
    for (int unit = 0; unit < speeds.length; unit++) {
      speeds[unit] = out[unit];
    }
    for (int unit = 0; unit < second.inputs; unit++) {
      in[unit] = Math.max(begin[unit], 0);
    }
    second.forwardLinear(room, 1);
    logit = last.bias;
    speed = 0;
    for (int unit = 0; unit < values.length; unit++) {
      boolean above = out[unit] > 0;
      values[unit] = out[unit];
      sides[unit] = above ? 1 : -1;
      weights[unit] = above ? last.kernel[unit] : 0;
      logit += weights[unit] * values[unit];
      speed += weights[unit] * speeds[unit];
    }
    Arrays.fill(integrals, 0);
    score = Sigmoid.of(logit);
    total = 0;
  }

  /** Goes on by a share of the line on which no unit of the first product has its kink. */
  private void go(double length) {
    double passed = 0;
    if (moveAll(length)) {
      int kinks = 0;
      for (int unit = 0; unit < ofSecond.length; unit++) {
        if (values[unit] * sides[unit] < 0) {
          double behind = values[unit] / speeds[unit];
          ofSecond[kinks++] = entry(Math.max(0, length - behind), unit);
        }
      }
      Arrays.sort(ofSecond, 0, kinks);
      for (int i = 0; i < kinks; i++) {
        double share = Math.min(share(ofSecond[i]), length);
        goStraight(share - passed);
        passed = share;
        cross((int) ofSecond[i]);
      }
    }
    goStraight(length - passed);
  }

  /** Moves units of the second product; returns whether one is on the other side of its kink. */
  private boolean moveAll(double length) {
    DoubleVector least = DoubleVector.zero(Along.DOUBLES);
    for (int unit = 0; unit < values.length; unit += Along.DOUBLES.length()) {
      DoubleVector moved = doubles(speeds, unit).mul(length).add(doubles(values, unit));
      moved.intoArray(values, unit);
      least = moved.mul(doubles(sides, unit)).min(least);
    }
    least.intoArray(lanes, 0);
    return Math.min(Math.min(lanes[0], lanes[1]), Math.min(lanes[2], lanes[3])) < 0;
  }

  /** A unit of the second product has its kink. */
  private void cross(int unit) {
    sides[unit] = -sides[unit];
    double change = sides[unit] * last.kernel[unit];
    weights[unit] = sides[unit] > 0 ? last.kernel[unit] : 0;
    speed += change * speeds[unit];
    integrals[unit] -= change * total;
  }

  /** Goes on where nothing has a kink: the slope of the score is that of its logit times these. */
  private void goStraight(double length) {
    double logitThere = logit + speed * length;
    double scoreThere = Sigmoid.of(logitThere);
    double moved = logitThere - logit;
    double slope =
        Math.abs(moved) > SMALL
            ? (scoreThere - score) / moved
            : (score * (1 - score) + scoreThere * (1 - scoreThere)) / 2;
    total += slope * length;
    logit = logitThere;
    score = scoreThere;
  }

  /**
   * A unit of the first product has its kink, upwards or downwards: in both cases those of the
   * second move faster by its row of the kernel.
   */
  private void turn(int unit, double[] way, double[] slopes) {
    int row = unit * values.length;
    double faster = Math.abs(way[unit]);
    DoubleVector logitSpeeds = DoubleVector.zero(Along.DOUBLES);
    DoubleVector soFar = logitSpeeds;
    for (int k = 0; k < values.length; k += Along.DOUBLES.length()) {
      DoubleVector kernel = Along.doubles(second.kernel, row + k);
      DoubleVector weight = doubles(weights, k);
      DoubleVector moving = kernel.mul(faster).add(doubles(speeds, k));
      moving.intoArray(speeds, k);
      logitSpeeds = weight.mul(moving).add(logitSpeeds);
      soFar = weight.mul(total).add(doubles(integrals, k)).mul(kernel).add(soFar);
    }
    speed = Along.sum(logitSpeeds, lanes);
    slopes[unit] = way[unit] > 0 ? -Along.sum(soFar, lanes) : Along.sum(soFar, lanes);
  }

  private static DoubleVector doubles(double[] numbers, int at) {
    return DoubleVector.fromArray(Along.DOUBLES, numbers, at);
  }

  /** Adds to those units that are above their kinks at the end what all of the line gives them. */
  private void finish(float[] end, double[] slopes) {
    float[] errors = room.errors(second.edge + 1);
    for (int k = 0; k < integrals.length; k++) {
      errors[k] = (float) (integrals[k] + weights[k] * total);
    }
    second.backwardLinear(room, 1);
    float[] whole = room.errors(second.edge);
    for (int unit = 0; unit < second.inputs; unit++) {
      slopes[unit] += end[unit] > 0 ? whole[unit] : 0;
    }
  }
}
