// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.nio.charset.StandardCharsets;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.artifact.Descriptor;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.TrainedModel;

/** An artifact of the weights that a federation came to; each client makes the same. */
public final class FederatedVersion {
  private FederatedVersion() {}

  /**
   * Makes it.
   *
   * @param base the version that the federation went on from; all but weights and card is its
   * @param model the last global weights
   * @param rows the bank's own, which the descriptor counts
   */
  public static TrainedModel of(RoundTask task, LoadedArtifact base, GlobalModel model, Rows rows) {
    FederationSpec spec = task.agreed();
    Artifact parent = base.artifact();
    int passes = task.round() * spec.training().epochs();
    ModelCard card =
        ModelCard.of(
            new ModelCard.Details(
                spec.card().name(),
                parent.schema().name(),
                parent.card().details().network(),
                "Concordat's fused step"),
            new ModelCard.Training(
                ModelCard.Kind.FINE_TUNED,
                base.digest().hex(),
                "%d rounds of federation %s: %s of updates by %d clients, %s, %d passes a round, learning rate %s"
                    .formatted(
                        task.round(),
                        task.federation(),
                        task.rule(),
                        task.clients(),
                        spec.strategy(),
                        spec.training().epochs(),
                        spec.training().learningRate()),
                passes,
                ParentCheck.NONE),
            spec.card().usage());
    Network network = Network.of(parent.architecture(), model.weights());
    Artifact artifact =
        new Artifact(
            parent.architecture(),
            network.weights(),
            parent.schema(),
            card,
            manifest(spec).and(parent.schema()).and(parent.architecture()));
    return new TrainedModel(
        artifact,
        Sha256.of(task.spec().getBytes(StandardCharsets.UTF_8)).hex(),
        new Descriptor.Summary(
            rows.size(), rows.positives(), passes, passes, spec.training().learningRate(), null),
        null);
  }

  private static ExportManifest manifest(FederationSpec spec) {
    String protection = spec.protection();
    return protection == null
        ? ExportManifest.withoutPrivacy()
        : ExportManifest.withPrivacy(protection);
  }
}
