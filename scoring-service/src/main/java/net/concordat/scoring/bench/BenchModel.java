// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.Part;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;

/** A network of the shape that card fraud has, which nobody trained. */
final class BenchModel {
  private final FeatureSchema schema;
  private final LoadedArtifact loaded;

  private BenchModel(FeatureSchema schema, LoadedArtifact loaded) {
    this.schema = schema;
    this.loaded = loaded;
  }

  static BenchModel of(Path schemaFile) throws IOException {
    FeatureSchema schema = new ObjectMapper().readValue(schemaFile.toFile(), FeatureSchema.class);
    Architecture shape =
        Architecture.of(
            schema.width(), List.of(new Layer.Dense(64), new Layer.Dense(32), new Layer.Output(1)));
    Random random = new Random(7);
    List<Weights.LayerWeights> weights = new ArrayList<>();
    for (Part part : shape.parts()) {
      weights.add(
          new Weights.LayerWeights(
              part.inputs(),
              part.units(),
              gaussians(part.inputs() * part.units(), random),
              gaussians(part.biases(), random)));
    }
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            new ModelCard.Details("Bench", "bench", "none", "none"),
            new ModelCard.Training(ModelCard.Kind.PRETRAINED, null, "random", 3),
            ModelCard.TESTING,
            new ModelCard.Usage("benches", "all else", "none"));
    return new BenchModel(
        schema,
        LoadedArtifact.of(
            new Artifact(
                shape,
                new Weights(weights),
                schema,
                card,
                ExportManifest.withoutPrivacy().and(shape))));
  }

  private static float[] gaussians(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.2 * random.nextGaussian());
    }
    return values;
  }

  byte[] bytes() {
    return loaded.artifact().encode();
  }

  String digest() {
    return loaded.digest().hex();
  }

  /** A row as JSON: numbers of its columns' spread. */
  String values(Random random) {
    ObjectNode row = new ObjectMapper().createObjectNode();
    schema
        .features()
        .forEach(
            feature -> {
              if (feature instanceof NumericFeature number) {
                double value = number.mean() + number.sd() * random.nextGaussian();
                row.put(
                    number.name(), Math.round(Math.max(number.min(), value) * 10_000) / 10_000.0);
              }
            });
    return row.toString();
  }
}
