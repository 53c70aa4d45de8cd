// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.concordat.worker.Fixtures;
import net.concordat.worker.training.fused.FusedFixtures;

/** An artifact that nobody trained. */
public final class ArtifactFixtures {
  private ArtifactFixtures() {}

  /** A network that gives a probability. */
  public static Artifact artifact() {
    Architecture shape = Architecture.perceptron(Fixtures.SCHEMA.width(), List.of(8, 4));
    Random random = new Random(1);
    List<Weights.LayerWeights> layers = new ArrayList<>();
    for (int i = 0; i < shape.layers().size(); i++) {
      int inputs = shape.inputsOf(i);
      int units = shape.layers().get(i).units();
      layers.add(
          new Weights.LayerWeights(
              inputs, units, floats(inputs * units, random), floats(units, random)));
    }
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            new ModelCard.Details("Test", "test", "8-4-1", "none"),
            new ModelCard.Training(ModelCard.Kind.PRETRAINED, null, "random", 3),
            ModelCard.TESTING,
            Fixtures.CARD.usage());
    return new Artifact(
        shape, new Weights(layers), Fixtures.SCHEMA, card, ExportManifest.withoutPrivacy());
  }

  /** One whose errors have a scale. */
  static Artifact autoencoder() {
    Architecture shape =
        Architecture.autoencoder(6, List.of(new Layer.Dense(3)), List.of(new Layer.Dense(5)))
            .with(new ErrorScale(0.5, 20));
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            new ModelCard.Details("Test", "test", "autoencoder", "none"),
            new ModelCard.Training(ModelCard.Kind.UNLABELLED, null, "random", 3),
            ModelCard.TESTING,
            Fixtures.CARD.usage());
    return new Artifact(
        shape,
        FusedFixtures.weights(shape, 1),
        Fixtures.SCHEMA,
        card,
        ExportManifest.withoutPrivacy().and(shape));
  }

  private static float[] floats(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
