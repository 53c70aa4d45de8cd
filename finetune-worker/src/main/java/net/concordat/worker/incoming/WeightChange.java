// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights.LayerWeights;

/**
 * How far a part of a version is from the parent's: a layer, or one of the products of a residual
 * block or embedding.
 *
 * @param layer counted from 1
 * @param part within the layer, counted from 1
 * @param added whether the parent has no such layer, as for adapters; all else is then left at 0
 * @param relative length of the change over the length of the parent's weights, biases included
 * @param largestShare share of the squared change that is in the hundredth of the weights that
 *     changed most: near 1 where a few weights were set by hand
 * @param largestUnits the up to three units that changed most
 */
public record WeightChange(
    int layer,
    int part,
    boolean added,
    double relative,
    double largestShare,
    List<UnitChange> largestUnits) {
  private static final int SHOWN_UNITS = 3;

  /**
   * A unit of the part.
   *
   * @param unit counted from 1
   * @param share of the part's squared change that is in what goes into this unit; where all change
   *     alike, one over the number of units
   */
  public record UnitChange(int unit, double share) {}

  /**
   * Compares layer by layer. Layers that the version has and the parent has not are skipped.
   *
   * @return nothing where the parent has a layer that the version has not
   */
  public static List<WeightChange> of(Artifact version, Artifact parent) {
    List<WeightChange> changes = new ArrayList<>();
    List<Layer> layers = version.architecture().layers();
    List<Layer> before = parent.architecture().layers();
    int next = 0;
    for (int i = 0; i < layers.size(); i++) {
      List<LayerWeights> now = weights(version, i);
      boolean added = next == before.size() || !layers.get(i).equals(before.get(next));
      for (int part = 0; part < now.size(); part++) {
        changes.add(
            added
                ? new WeightChange(i + 1, part + 1, true, 0, 0, List.of())
                : of(i + 1, part + 1, now.get(part), weights(parent, next).get(part)));
      }
      next += added ? 0 : 1;
    }
    return next == before.size() ? changes : List.of();
  }

  private static List<LayerWeights> weights(Artifact model, int layer) {
    return model
        .weights()
        .layers()
        .subList(
            model.architecture().partsOfFirst(layer), model.architecture().partsOfFirst(layer + 1));
  }

  static WeightChange of(int layer, int part, LayerWeights now, LayerWeights before) {
    double[] squares = new double[now.kernel().length + now.bias().length];
    double[] byUnit = new double[now.units()];
    double length = 0;
    for (int j = 0; j < squares.length; j++) {
      double change = (double) number(now, j) - number(before, j);
      squares[j] = change * change;
      byUnit[j % now.units()] += squares[j];
      length += (double) number(before, j) * number(before, j);
    }
    Arrays.sort(squares);
    double all = Arrays.stream(squares).sum();
    int most = Math.max(1, squares.length / 100);
    double largest = Arrays.stream(squares, squares.length - most, squares.length).sum();
    return new WeightChange(
        layer,
        part,
        false,
        Math.sqrt(all / Math.max(length, 1e-30)),
        all == 0 ? 0 : largest / all,
        all == 0 ? List.of() : largest(byUnit, all));
  }

  /** Kernels hold all units of the first input first, and biases follow, so units repeat. */
  private static float number(LayerWeights weights, int place) {
    int kernel = weights.kernel().length;
    return place < kernel ? weights.kernel()[place] : weights.bias()[place - kernel];
  }

  private static List<UnitChange> largest(double[] byUnit, double all) {
    return IntStream.range(0, byUnit.length)
        .mapToObj(unit -> new UnitChange(unit + 1, byUnit[unit] / all))
        .sorted(Comparator.comparingDouble(UnitChange::share).reversed())
        .limit(SHOWN_UNITS)
        .toList();
  }
}
