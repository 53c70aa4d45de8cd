// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.io.IOException;
import java.nio.file.Path;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.artifact.ArtifactWriter;
import net.concordat.worker.artifact.Descriptor;
import net.concordat.worker.artifact.SpendStatement;
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
