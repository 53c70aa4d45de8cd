// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.fused.PartRule;

/**
 * Where fine-tuning begins: the parent's network, an autoencoder's encoder alone, set up as the
 * spec says.
 *
 * @param network with the parent's weights, adapters added and the output replaced where asked for
 * @param plan what learns
 */
record Adaptation(Network network, LearningPlan plan) {

  /** A layer of the new network, from the inputs on. */
  private record Piece(
      Layer layer, List<Weights.LayerWeights> weights, boolean parents, boolean frozen) {}

  /**
   * Sets up a parent.
   *
   * @throws InvalidInputException if there is no layer left to train, or none to put adapters to
   */
  static Adaptation of(Artifact base, FineTuneSpec spec) {
    requireReplaced(base, spec);
    Architecture shape = base.architecture().classifier();
    int layers = shape.layers().size();
    if (spec.frozenLayers() >= layers) {
      throw new InvalidInputException(
          "'frozenLayers' must leave a layer to train, so at most %d here, but is %d"
              .formatted(layers - 1, spec.frozenLayers()));
    }
    List<Piece> pieces = pieces(base, spec);
    Architecture adapted =
        Architecture.of(shape.inputs(), pieces.stream().map(Piece::layer).toList());
    List<Weights.LayerWeights> weights =
        pieces.stream().flatMap(piece -> piece.weights().stream()).toList();
    return new Adaptation(Network.of(adapted, new Weights(weights)), plan(pieces, spec));
  }

  private static void requireReplaced(Artifact base, FineTuneSpec spec) {
    if (base.architecture().reconstruction() != null
        && spec.outputLayer() != FineTuneSpec.OutputLayer.REPLACED) {
      throw new InvalidInputException(
          "An autoencoder has no output that tells labels, so 'outputLayer' must be REPLACED, but is %s"
              .formatted(spec.outputLayer()));
    }
  }

  private static List<Piece> pieces(Artifact base, FineTuneSpec spec) {
    Architecture shape = base.architecture().classifier();
    Integer adapterUnits = spec.transferOrNone().adapterUnits();
    InitialWeights initial = new InitialWeights(spec.seed());
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < shape.layers().size(); i++) {
      Layer layer = shape.layers().get(i);
      boolean frozen = i < spec.frozenLayers();
      boolean replaced =
          layer instanceof Layer.Output && spec.outputLayer() == FineTuneSpec.OutputLayer.REPLACED;
      List<Weights.LayerWeights> weights =
          replaced
              ? initial.of(layer, shape.inputsOf(i))
              : base.weights().layers().subList(shape.partsOfFirst(i), shape.partsOfFirst(i + 1));
      pieces.add(new Piece(layer, weights, !replaced, frozen));
      if (frozen && adapterUnits != null && adaptable(layer)) {
        Layer adapter = new Layer.Residual(layer.units(), adapterUnits);
        pieces.add(new Piece(adapter, initial.of(adapter, layer.units()), false, false));
      }
    }
    if (adapterUnits != null && pieces.size() == shape.layers().size()) {
      throw new InvalidInputException(
          "'transfer.adapterUnits' needs a frozen dense or residual layer to put adapters behind, but 'frozenLayers' is %d"
              .formatted(spec.frozenLayers()));
    }
    return pieces;
  }

  private static boolean adaptable(Layer layer) {
    return layer instanceof Layer.Dense || layer instanceof Layer.Residual;
  }

  private static LearningPlan plan(List<Piece> pieces, FineTuneSpec spec) {
    Transfer transfer = spec.transferOrNone();
    double factor = transfer.layerRateFactor() == null ? 1 : transfer.layerRateFactor();
    int every = transfer.unfreezeEvery() == null ? 0 : transfer.unfreezeEvery();
    double towards = transfer.l2Sp() == null ? 0 : transfer.l2Sp();
    List<PartRule> rules = new ArrayList<>();
    List<Integer> opens = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      int below = pieces.size() - 1 - i;
      PartRule rule =
          new PartRule(
              StrictMath.pow(factor, below), spec.training().l2(), piece.parents() ? towards : 0);
      for (int part = 0; part < piece.weights().size(); part++) {
        rules.add(rule);
        opens.add(piece.frozen() ? LearningPlan.NEVER : every * below);
      }
    }
    return new LearningPlan(rules, opens.stream().mapToInt(Integer::intValue).toArray());
  }
}
