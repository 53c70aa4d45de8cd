// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.io.IOException;
import java.nio.file.Path;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.worker.artifact.ArtifactWriter;
import net.concordat.worker.artifact.Descriptor;
import net.concordat.worker.data.DataCommitment;
import org.jspecify.annotations.Nullable;

/**
 * A model fresh from training, with what its descriptor needs.
 *
 * @param specDigest SHA-256 of the spec in canonical JSON
 * @param summary what happened
 * @param spend what a private run spent; absent without privacy
 */
public record TrainedModel(
    Artifact artifact,
    String specDigest,
    Descriptor.Summary summary,
    @Nullable SpendStatement spend) {

  /** The same, with a manifest that says that its settings were chosen on its training rows. */
  public TrainedModel withSettingsChosenOnRows() {
    Artifact chosen =
        new Artifact(
            artifact.architecture(),
            artifact.weights(),
            artifact.schema(),
            artifact.card(),
            artifact.manifest().andChosenSettings());
    return new TrainedModel(chosen, specDigest, summary, spend);
  }

  /**
   * The same, with a card that says what is known of the version that it was made from.
   *
   * @param check from a report; {@link ParentCheck#NONE} changes nothing
   */
  public TrainedModel withParentCheck(ParentCheck check) {
    if (check.equals(artifact.card().training().parentCheck())) {
      return this;
    }
    ModelCard card = artifact.card();
    ModelCard.Training training = card.training();
    Artifact checked =
        new Artifact(
            artifact.architecture(),
            artifact.weights(),
            artifact.schema(),
            ModelCard.of(
                card.details(),
                new ModelCard.Training(
                    training.kind(),
                    training.parent(),
                    training.recipe(),
                    training.epochsKept(),
                    check),
                card.usage()),
            artifact.manifest().andParentCheck());
    return new TrainedModel(checked, specDigest, summary, spend);
  }

  /**
   * Writes artifact and descriptor.
   *
   * @param commitment to the training rows
   */
  public ArtifactWriter.Written write(Path folder, DataCommitment commitment) throws IOException {
    return ArtifactWriter.write(
        folder,
        artifact,
        loaded ->
            new Descriptor(
                Descriptor.FORMAT,
                loaded.digest().hex(),
                loaded.bytes(),
                artifact.card().training().parent(),
                artifact.card().training().parentCheck(),
                artifact.card().details().name(),
                loaded.parts().architectureDigest(),
                loaded.parts().weightsDigest(),
                loaded.parts().schemaDigest(),
                loaded.parts().cardDigest(),
                loaded.parts().exportManifestDigest(),
                specDigest,
                commitment,
                Backend.environment(),
                summary,
                spend,
                artifact.manifest()));
  }
}
