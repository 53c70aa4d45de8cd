// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Part;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Slice;
import net.concordat.worker.training.privacy.Tape.Node;

/**
 * Clipped sums as they are defined: one row after the other, each gradient written down in double
 * precision, those of a unit added, the whole divided by what it exceeds the clipping norm.
 */
final class PerRowLoop {
  private final FusedNetwork network;
  private final LossOf loss;
  private final double clippingNorm;

  /** How many units were clipped so far. */
  int clipped;

  /** What a row adds to the loss. */
  @FunctionalInterface
  interface LossOf {
    Node of(Tape tape, List<Node> outputs, float[] inputs, int label);
  }

  /** By what each number that goes into a layer is multiplied; an empty array leaves all. */
  @FunctionalInterface
  interface Dropped {
    double[] factors(int place, int layer);
  }

  PerRowLoop(FusedNetwork network, LossOf loss, double clippingNorm) {
    this.network = network;
    this.loss = loss;
    this.clippingNorm = clippingNorm;
  }

  /** Cross-entropy with class weights and a focus. */
  static LossOf crossEntropy(double negative, double positive, double focus) {
    return (tape, outputs, inputs, label) -> {
      Node p = tape.sigmoid(outputs.get(0));
      Node one = tape.constant(1);
      Node own = label == 1 ? p : tape.minus(one, p);
      Node focal = focus == 0 ? one : tape.power(tape.minus(one, own), focus);
      Node weight = tape.constant(label == 1 ? -positive : -negative);
      return tape.times(weight, tape.times(focal, tape.log(own)));
    };
  }

  /** The squared distance to the inputs. */
  static LossOf reconstruction() {
    return (tape, outputs, inputs, label) -> {
      Node sum = tape.constant(0);
      for (int i = 0; i < inputs.length; i++) {
        Node off = tape.minus(outputs.get(i), tape.constant(inputs[i]));
        sum = tape.plus(sum, tape.times(off, off));
      }
      return sum;
    };
  }

  /** The sum of the units' clipped gradients, in the form of the parameters. */
  double[] sum(LabelledRows rows, List<int[]> units, Dropped dropped) {
    double[] sum = new double[network.parameters().length];
    for (int[] unit : units) {
      double[] gradient = new double[sum.length];
      for (int place : unit) {
        addGradient(rows, place, dropped, gradient);
      }
      double squares = 0;
      for (double number : gradient) {
        squares += number * number;
      }
      double factor = Math.min(1, clippingNorm / Math.sqrt(squares));
      clipped += factor < 1 ? 1 : 0;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += factor * gradient[i];
      }
    }
    return sum;
  }

  private void addGradient(LabelledRows rows, int place, Dropped dropped, double[] into) {
    Tape tape = new Tape();
    Node[] parameters = new Node[into.length];
    for (int i = 0; i < into.length; i++) {
      parameters[i] = tape.constant(network.parameters()[i]);
    }
    Pass pass = new Pass(tape, parameters, network.slices());
    List<Node> values = new ArrayList<>();
    for (float input : rows.features()[place]) {
      values.add(tape.constant(input));
    }
    int layer = 0;
    for (Layer next : network.shape().layers()) {
      values = pass.through(next, values, pass.drop(values, dropped.factors(place, layer++)));
    }
    tape.differentiate(loss.of(tape, values, rows.features()[place], rows.labels()[place]));
    for (int part = 0; part < network.slices().size(); part++) {
      Slice slice = network.slices().get(part);
      for (int i = slice.offset(); network.learns(part) && i < slice.end(); i++) {
        boolean kept = i >= slice.learnedEnd() && i < slice.biasOffset();
        into[i] += kept ? 0 : parameters[i].derivative;
      }
    }
  }

  /** One row's way through the layers. */
  private static final class Pass {
    private final Tape tape;
    private final Node[] parameters;
    private final List<Slice> slices;
    private int next;

    Pass(Tape tape, Node[] parameters, List<Slice> slices) {
      this.tape = tape;
      this.parameters = parameters;
      this.slices = slices;
    }

    List<Node> drop(List<Node> values, double[] factors) {
      if (factors.length == 0) {
        return values;
      }
      List<Node> left = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        left.add(tape.times(values.get(i), tape.constant(factors[i])));
      }
      return left;
    }

    /** What goes around a residual block is never dropped. */
    List<Node> through(Layer layer, List<Node> whole, List<Node> in) {
      if (layer instanceof Layer.Dense) {
        return rectified(product(in));
      } else if (layer instanceof Layer.Residual) {
        return added(whole, product(rectified(product(in))));
      } else if (layer instanceof Layer.LayerNorm) {
        return scaled(normalised(in));
      } else if (layer instanceof Layer.BatchNorm) {
        return scaled(byStatistics(in));
      } else if (layer instanceof Layer.Embedding embedding) {
        return embedded(embedding, in);
      }
      return product(in);
    }

    private List<Node> product(List<Node> in) {
      Slice slice = slices.get(next++);
      Part part = slice.part();
      List<Node> out = new ArrayList<>();
      for (int j = 0; j < part.units(); j++) {
        Node sum = part.biased() ? parameters[slice.biasOffset() + j] : tape.constant(0);
        for (int i = 0; i < part.inputs(); i++) {
          Node weight = parameters[slice.offset() + i * part.units() + j];
          sum = tape.plus(sum, tape.times(in.get(i), weight));
        }
        out.add(sum);
      }
      return out;
    }

    private List<Node> rectified(List<Node> in) {
      return in.stream().map(tape::rectified).toList();
    }

    private List<Node> added(List<Node> in, List<Node> more) {
      List<Node> out = new ArrayList<>();
      for (int i = 0; i < in.size(); i++) {
        out.add(tape.plus(in.get(i), more.get(i)));
      }
      return out;
    }

    private List<Node> normalised(List<Node> in) {
      Node count = tape.constant(in.size());
      Node mean = tape.over(in.stream().reduce(tape::plus).orElseThrow(), count);
      List<Node> off = in.stream().map(x -> tape.minus(x, mean)).toList();
      Node squares = off.stream().map(x -> tape.times(x, x)).reduce(tape::plus).orElseThrow();
      Node deviation = tape.root(tape.plus(tape.over(squares, count), tape.constant(1e-5)));
      return off.stream().map(x -> tape.over(x, deviation)).toList();
    }

    private List<Node> byStatistics(List<Node> in) {
      int at = slices.get(next).offset();
      int units = in.size();
      List<Node> out = new ArrayList<>();
      for (int j = 0; j < units; j++) {
        double mean = parameters[at + units + j].value;
        double deviation = Math.sqrt(parameters[at + 2 * units + j].value + 1e-5);
        Node off = tape.minus(in.get(j), tape.constant(mean));
        out.add(tape.over(off, tape.constant(deviation)));
      }
      return out;
    }

    private List<Node> scaled(List<Node> normal) {
      Slice slice = slices.get(next++);
      List<Node> out = new ArrayList<>();
      for (int j = 0; j < normal.size(); j++) {
        Node gained = tape.times(normal.get(j), parameters[slice.offset() + j]);
        out.add(tape.plus(gained, parameters[slice.biasOffset() + j]));
      }
      return out;
    }

    private List<Node> embedded(Layer.Embedding layer, List<Node> in) {
      List<Node> out = new ArrayList<>(in);
      for (int g = layer.groups().size() - 1; g >= 0; g--) {
        Layer.Embedding.Group group = layer.groups().get(g);
        out.subList(group.from(), group.from() + group.values()).clear();
      }
      for (Layer.Embedding.Group group : layer.groups()) {
        out.addAll(product(in.subList(group.from(), group.from() + group.values())));
      }
      return out;
    }
  }
}
