// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference;

import java.util.List;
import java.util.Random;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.Part;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.inference.schema.BooleanFeature;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.DatetimeFeature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.schema.NumericFeature.Transform;
import net.concordat.inference.schema.OrdinalFeature;
import net.concordat.inference.schema.Protection;

/** Models that nobody trained. */
public final class Models {
  /** Features of each kind; 13 inputs. */
  public static final FeatureSchema SCHEMA =
      new FeatureSchema(
          FeatureSchema.EXTENDED,
          "test",
          "One feature of each kind",
          "fraud",
          List.of(
              new NumericFeature("amount", 0, 1000, Transform.LOG1P, 3, 2, null),
              new CategoricalFeature("kind", List.of("card", "cash", "wire"), true),
              new CategoricalFeature("place", List.of("home", "abroad"), false),
              new BooleanFeature("night", null),
              new OrdinalFeature("grade", List.of("A", "B", "C"), "B", null, null),
              new BooleanFeature("sex", null, new Protection(null)),
              new NumericFeature(
                  "age", 18, 120, Transform.NONE, 40, 10, null, "years", true, null, null),
              new DatetimeFeature(
                  "at",
                  List.of(DatetimeFeature.Part.TIME_OF_DAY),
                  "2020-01-01",
                  "2030-01-01",
                  null,
                  null)),
          null,
          null);

  /** The first category embedded, then every other kind of layer. */
  public static final Architecture EVERY_LAYER =
      Architecture.of(
          SCHEMA.width(),
          List.of(
              new Layer.Embedding(11, List.of(new Layer.Embedding.Group(1, 4, 2))),
              new Layer.Dense(21),
              new Layer.LayerNorm(21),
              new Layer.Residual(21, 5),
              new Layer.Dense(70),
              new Layer.BatchNorm(70),
              new Layer.Output(1)));

  private Models() {}

  public static ScoringModel model(Architecture shape, long seed) {
    return ScoringModel.of(artifact(shape, seed));
  }

  static Artifact artifact(Architecture shape, long seed) {
    boolean rebuilds = shape.reconstruction() != null;
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            new ModelCard.Details("Test", "test", "some", "none"),
            new ModelCard.Training(
                rebuilds ? ModelCard.Kind.UNLABELLED : ModelCard.Kind.PRETRAINED,
                null,
                "random",
                3),
            ModelCard.TESTING,
            new ModelCard.Usage("tests", "all else", "none"));
    return new Artifact(
        shape, weights(shape, seed), SCHEMA, card, ExportManifest.withoutPrivacy().and(shape));
  }

  public static Weights weights(Architecture shape, long seed) {
    Random random = new Random(seed);
    return new Weights(shape.parts().stream().map(part -> part(part, random)).toList());
  }

  private static LayerWeights part(Part part, Random random) {
    float[] kernel = gaussians(part.inputs() * part.units(), 0.4, random);
    if (part.role() == Part.Role.STATISTICS) {
      for (int i = 2 * part.units(); i < kernel.length; i++) {
        kernel[i] = 0.2f + Math.abs(kernel[i]);
      }
    }
    return new LayerWeights(
        part.inputs(), part.units(), kernel, gaussians(part.biases(), 0.2, random));
  }

  /** Numbers around 0. */
  public static float[] gaussians(int count, double size, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    return values;
  }
}
