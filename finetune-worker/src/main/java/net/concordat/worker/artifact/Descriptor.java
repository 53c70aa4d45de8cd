// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.artifact;

import java.util.Map;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.worker.data.DataCommitment;
import org.jspecify.annotations.Nullable;

/**
 * What nodes and registries of the bank read instead of the artifact; the file {@code
 * <digest>.json} beside it. It stays in the bank, so it may hold counts and validation figures.
 *
 * @param format always {@value #FORMAT}
 * @param artifactDigest SHA-256 of the zip
 * @param bytes length of the zip
 * @param parentDigest what it was adapted from; absent for a pretrained model
 * @param parentCheck what the card says of it; absent for a pretrained model
 * @param specDigest SHA-256 of the spec in its canonical JSON form
 * @param dataCommitment to the training rows
 * @param environment versions of what computed it
 * @param spend what a private run spent, for the ledger's privacy budget; absent without privacy
 * @param exportManifest the manifest itself, for display
 */
public record Descriptor(
    String format,
    String artifactDigest,
    long bytes,
    @Nullable String parentDigest,
    @Nullable ParentCheck parentCheck,
    String name,
    String architectureDigest,
    String weightsDigest,
    String schemaDigest,
    String cardDigest,
    String exportManifestDigest,
    String specDigest,
    DataCommitment dataCommitment,
    Map<String, String> environment,
    Summary summary,
    @Nullable SpendStatement spend,
    ExportManifest exportManifest) {
  /** The format this version writes. */
  public static final String FORMAT = "concordat-descriptor/1";

  /**
   * What happened in training.
   *
   * @param rows training rows, validation rows included
   * @param positives how many of them had the event; absent where labels were not looked at
   * @param epochsRun passes over the rows
   * @param epochsKept the pass whose weights were kept
   * @param learningRate the step size that was used, before a schedule's factors
   * @param validation metric name to value on the validation split; absent without one
   */
  public record Summary(
      int rows,
      @Nullable Integer positives,
      int epochsRun,
      int epochsKept,
      double learningRate,
      @Nullable Map<String, Double> validation) {}
}
