// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.worker.training.fused.Lanes.COUNT;
import static net.concordat.worker.training.fused.Lanes.load;

import jdk.incubator.vector.FloatVector;
import net.concordat.worker.artifact.Part;

/**
 * Changes parameters by a gradient. Adam (Kingma and Ba 2015, the form at the end of its section 2,
 * as Deeplearning4j has it) counts steps by part, so a part that begins to learn late is corrected
 * from its own first step.
 */
public final class Optimizer {
  private static final float DECAY = 0.9f;
  private static final float SQUARE_DECAY = 0.999f;
  private static final float SMALLEST = 1e-8f;

  private final Kind kind;
  private final Penalty penalty;
  private final float[] means;
  private final float[] squares;
  private final int[] steps;

  /** How a gradient becomes a change. */
  public enum Kind {
    /** By its running mean over the root of the running mean of its square. */
    ADAM,
    /** As it is, times the rate. */
    SGD
  }

  /**
   * What is added to the mean loss.
   *
   * @param l2 weight of half the squared kernels; biases and scales are left out
   * @param towards weight of half the squared distance from the anchor, biases and scales included
   *     (L2-SP, Li et al. 2018)
   * @param anchor a parent's parameters; not read if {@code towards} is 0
   */
  public record Penalty(double l2, double towards, float[] anchor) {
    /** Nothing is added. */
    public static final Penalty NONE = new Penalty(0, 0, new float[0]);
  }

  /** For a network, before its first step. */
  public Optimizer(Kind kind, Penalty penalty, FusedNetwork network) {
    this.kind = kind;
    this.penalty = penalty;
    int count = kind == Kind.ADAM ? network.parameters().length : 0;
    this.means = new float[count];
    this.squares = new float[count];
    this.steps = new int[network.slices().size()];
  }

  /** Running means of the gradient, in the form of the parameters; empty without Adam. */
  public float[] means() {
    return means;
  }

  /** Running means of the squared gradient; empty without Adam. */
  public float[] squares() {
    return squares;
  }

  /** How many steps each part has taken. */
  public int[] steps() {
    return steps;
  }

  /**
   * Takes a step with each part that learns.
   *
   * @param gradient the sum over rows, without penalties
   * @param rows what to divide it by
   * @param rates step size of each part
   */
  public void update(FusedNetwork network, float[] gradient, double rows, double[] rates) {
    for (int part = 0; part < steps.length; part++) {
      if (network.learns(part)) {
        steps[part]++;
        Slice slice = network.slices().get(part);
        float rate =
            (float) (kind == Kind.ADAM ? corrected(rates[part], steps[part]) : rates[part]);
        double shrink = slice.part().role() == Part.Role.PRODUCT ? penalty.l2() : 0;
        Range kernel = new Range(slice.offset(), slice.learnedEnd(), (float) shrink, rate);
        update(network.parameters(), gradient, (float) (1 / rows), kernel);
        Range biases = new Range(slice.biasOffset(), slice.end(), 0, rate);
        update(network.parameters(), gradient, (float) (1 / rows), biases);
      }
    }
    network.prepare();
  }

  /** Neighbouring parameters with the same l2 and rate. */
  private record Range(int from, int end, float l2, float rate) {}

  private static double corrected(double rate, int step) {
    return rate
        * Math.sqrt(1 - StrictMath.pow(SQUARE_DECAY, step))
        / (1 - StrictMath.pow(DECAY, step));
  }

  private void update(float[] weights, float[] gradient, float share, Range range) {
    int at = range.from();
    for (; at + COUNT <= range.end(); at += COUNT) {
      FloatVector w = load(weights, at);
      FloatVector g = load(gradient, at).mul(share).add(w.mul(range.l2()));
      if (penalty.towards() > 0) {
        g = g.add(w.sub(load(penalty.anchor(), at)).mul((float) penalty.towards()));
      }
      w.sub(change(g, at).mul(range.rate())).intoArray(weights, at);
    }
    for (; at < range.end(); at++) {
      float g = gradient[at] * share + weights[at] * range.l2();
      if (penalty.towards() > 0) {
        g += (weights[at] - penalty.anchor()[at]) * (float) penalty.towards();
      }
      weights[at] -= change(g, at) * range.rate();
    }
  }

  private FloatVector change(FloatVector g, int at) {
    if (kind == Kind.SGD) {
      return g;
    }
    FloatVector mean = load(means, at).mul(DECAY).add(g.mul(1 - DECAY));
    FloatVector square = load(squares, at).mul(SQUARE_DECAY).add(g.mul(g).mul(1 - SQUARE_DECAY));
    mean.intoArray(means, at);
    square.intoArray(squares, at);
    return mean.div(square.sqrt().add(SMALLEST));
  }

  private float change(float g, int at) {
    if (kind == Kind.SGD) {
      return g;
    }
    means[at] = means[at] * DECAY + g * (1 - DECAY);
    squares[at] = squares[at] * SQUARE_DECAY + g * g * (1 - SQUARE_DECAY);
    return means[at] / ((float) Math.sqrt(squares[at]) + SMALLEST);
  }
}
