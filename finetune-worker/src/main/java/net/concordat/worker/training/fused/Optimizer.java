// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.load;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import net.concordat.inference.artifact.Part;

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
  private final List<PartRule> rules;
  private final float[] anchor;
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
   * For a network, before its first step.
   *
   * @param rules one for each part
   */
  public Optimizer(Kind kind, List<PartRule> rules, FusedNetwork network) {
    this.kind = kind;
    this.rules = List.copyOf(rules);
    boolean anchored = rules.stream().anyMatch(rule -> rule.towards() > 0);
    this.anchor = anchored ? network.parameters().clone() : new float[0];
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

  /** Where the parts began, if a rule draws one back there; else empty. */
  public float[] anchor() {
    return anchor;
  }

  /**
   * Takes a step with each part that learns.
   *
   * @param gradient the sum over rows, without penalties
   * @param rows what to divide it by
   * @param factor of all rates
   */
  public void update(FusedNetwork network, float[] gradient, double rows, double factor) {
    float share = (float) (1 / rows);
    for (int part = 0; part < steps.length; part++) {
      if (network.learns(part)) {
        steps[part]++;
        Slice slice = network.slices().get(part);
        Range kernel = kernel(slice, rules.get(part), factor * correction(steps[part]));
        update(network.parameters(), gradient, share, kernel);
        Range biases =
            new Range(slice.biasOffset(), slice.end(), 0, kernel.towards(), kernel.rate());
        update(network.parameters(), gradient, share, biases);
      }
    }
    network.prepare();
  }

  /** Neighbouring parameters that are changed alike. */
  private record Range(int from, int end, float l2, float towards, float rate) {}

  private static Range kernel(Slice slice, PartRule rule, double factor) {
    double l2 = slice.part().role() == Part.Role.PRODUCT ? rule.l2() : 0;
    return new Range(
        slice.offset(),
        slice.learnedEnd(),
        (float) l2,
        (float) rule.towards(),
        (float) (rule.rate() * factor));
  }

  private double correction(int step) {
    if (kind == Kind.SGD) {
      return 1;
    }
    return Math.sqrt(1 - StrictMath.pow(SQUARE_DECAY, step)) / (1 - StrictMath.pow(DECAY, step));
  }

  private void update(float[] weights, float[] gradient, float share, Range range) {
    int at = range.from();
    for (; at + COUNT <= range.end(); at += COUNT) {
      FloatVector w = load(weights, at);
      FloatVector g = load(gradient, at).mul(share).add(w.mul(range.l2()));
      if (range.towards() > 0) {
        g = g.add(w.sub(load(anchor, at)).mul(range.towards()));
      }
      w.sub(change(g, at).mul(range.rate())).intoArray(weights, at);
    }
    for (; at < range.end(); at++) {
      float g = gradient[at] * share + weights[at] * range.l2();
      if (range.towards() > 0) {
        g += (weights[at] - anchor[at]) * range.towards();
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
