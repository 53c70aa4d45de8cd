// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;

/**
 * A model as banks exchange it: everything that is needed to score rows, and nothing that runs.
 *
 * @param architecture shape of the network
 * @param weights its learned numbers
 * @param schema how rows become inputs, scaling included
 * @param card what a reader must know
 * @param manifest which of all this depends on a bank's rows
 */
public record Artifact(
    Architecture architecture,
    @DataDerived(from = "training rows") Weights weights,
    FeatureSchema schema,
    ModelCard card,
    ExportManifest manifest) {

  /** Refuses a schema, a network and a card that do not fit together. */
  public Artifact {
    if (schema.width() != architecture.inputs()) {
      throw new InvalidInputException(
          "The schema's %d inputs must be those of the network, but it has %d"
              .formatted(schema.width(), architecture.inputs()));
    }
    boolean unlabelled = card.training().kind() == ModelCard.Kind.UNLABELLED;
    if (unlabelled != (architecture.reconstruction() != null)) {
      throw new InvalidInputException(
          "A card must say UNLABELLED of an autoencoder and of nothing else, but says %s of %s"
              .formatted(card.training().kind(), unlabelled ? "another network" : "one"));
    }
    manifest.requireMeasured(schema, architecture);
    manifest.requireSearch(card.training().parentCheck());
  }

  /** The entries of the zip, in their fixed order. */
  public Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(ArtifactZip.CONFIGURATION, Json.bytes(architecture));
    entries.put(ArtifactZip.WEIGHTS, weights.encode());
    entries.put(ArtifactZip.SCHEMA, Json.bytes(schema));
    entries.put(ArtifactZip.CARD, Json.bytes(card));
    entries.put(ArtifactZip.EXPORT_MANIFEST, Json.bytes(manifest));
    return entries;
  }

  /** The bytes of the zip; equal artifacts have equal bytes. */
  public byte[] encode() {
    return ArtifactZip.write(entries());
  }
}
