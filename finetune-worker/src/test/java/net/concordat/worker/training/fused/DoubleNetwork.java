// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Part;
import net.concordat.worker.data.LabelledRows;

/** A network in double precision, row by row, from the formulas; gradients by differences. */
public final class DoubleNetwork {
  private static final double STEP = 1e-6;

  private final Architecture shape;
  private final double[] parameters;
  private int at;

  public DoubleNetwork(Architecture shape, float[] parameters) {
    this.shape = shape;
    this.parameters = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      this.parameters[i] = parameters[i];
    }
  }

  public double logit(float[] row) {
    return outputs(row)[0];
  }

  /** The squared distance of what comes out from what went in. */
  public double error(float[] row) {
    double[] outputs = outputs(row);
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += Math.pow(outputs[i] - row[i], 2);
    }
    return sum;
  }

  private double[] outputs(float[] row) {
    double[] x = new double[row.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = row[i];
    }
    at = 0;
    for (int i = 0; i < shape.layers().size(); i++) {
      x = layer(shape.layers().get(i), shape.parts(i).toArray(Part[]::new), x);
    }
    return x;
  }

  public double loss(BinaryLoss loss, float[] row, int label) {
    return loss.of(1 / (1 + Math.exp(-logit(row))), label);
  }

  /** The gradient of one row's loss, by central differences. */
  public double[] gradient(BinaryLoss loss, LabelledRows rows, int row) {
    return gradient(() -> loss(loss, rows.features()[row], rows.labels()[row]));
  }

  /** The gradient of one row's squared error, by central differences. */
  public double[] gradientOfError(float[] row) {
    return gradient(() -> error(row));
  }

  private double[] gradient(DoubleSupplier loss) {
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < gradient.length; i++) {
      double kept = parameters[i];
      parameters[i] = kept + STEP;
      double above = loss.getAsDouble();
      parameters[i] = kept - STEP;
      double below = loss.getAsDouble();
      parameters[i] = kept;
      gradient[i] = (above - below) / (2 * STEP);
    }
    return gradient;
  }

  private double[] layer(Layer layer, Part[] parts, double[] x) {
    if (layer instanceof Layer.Dense) {
      return rectified(product(parts[0], x));
    } else if (layer instanceof Layer.Output || layer instanceof Layer.Reconstruction) {
      return product(parts[0], x);
    } else if (layer instanceof Layer.Residual) {
      double[] inner = product(parts[1], rectified(product(parts[0], x)));
      for (int i = 0; i < x.length; i++) {
        inner[i] += x[i];
      }
      return inner;
    } else if (layer instanceof Layer.Embedding embedding) {
      return embedded(embedding, parts, x);
    }
    return scaled(layer, parts[0], x);
  }

  private double[] product(Part part, double[] x) {
    double[] y = new double[part.units()];
    for (int i = 0; i < part.inputs(); i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += x[i] * parameters[at++];
      }
    }
    for (int j = 0; j < part.biases(); j++) {
      y[j] += parameters[at++];
    }
    return y;
  }

  private static double[] rectified(double[] x) {
    return Arrays.stream(x).map(v -> Math.max(0, v)).toArray();
  }

  private double[] embedded(Layer.Embedding layer, Part[] parts, double[] x) {
    boolean[] replaced = new boolean[x.length];
    layer.groups().forEach(g -> Arrays.fill(replaced, g.from(), g.from() + g.values(), true));
    double[] y = new double[layer.units()];
    int to = 0;
    for (int i = 0; i < x.length; i++) {
      if (!replaced[i]) {
        y[to++] = x[i];
      }
    }
    for (int g = 0; g < parts.length; g++) {
      int from = layer.groups().get(g).from();
      double[] vector = product(parts[g], Arrays.copyOfRange(x, from, from + parts[g].inputs()));
      System.arraycopy(vector, 0, y, to, vector.length);
      to += vector.length;
    }
    return y;
  }

  private double[] scaled(Layer layer, Part part, double[] x) {
    int units = part.units();
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    boolean kept = layer instanceof Layer.BatchNorm;
    double[] y = new double[units];
    for (int j = 0; j < units; j++) {
      double m = kept ? parameters[at + units + j] : mean;
      double v = kept ? parameters[at + 2 * units + j] : variance;
      double shift = parameters[at + part.inputs() * units + j];
      y[j] = (x[j] - m) / Math.sqrt(v + 1e-5) * parameters[at + j] + shift;
    }
    at += (int) part.count();
    return y;
  }
}
