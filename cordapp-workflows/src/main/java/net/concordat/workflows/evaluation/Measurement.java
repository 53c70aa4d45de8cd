// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evaluation;

import net.concordat.contracts.evaluation.MetricSummary;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What a member measured of a version. */
@CordaSerializable
public final class Measurement {
  private final SecureHash modelId;
  private final int version;
  private final SecureHash holdoutRoot;
  private final SecureHash reportDigest;
  private final MetricSummary metrics;

  /**
   * @param modelId the model
   * @param version the number of the version
   * @param holdoutRoot which of the evaluator's holdouts it was measured on
   * @param reportDigest SHA-256 of the full report
   * @param metrics the figures
   */
  @ConstructorForDeserialization
  public Measurement(
      SecureHash modelId,
      int version,
      SecureHash holdoutRoot,
      SecureHash reportDigest,
      MetricSummary metrics) {
    this.modelId = modelId;
    this.version = version;
    this.holdoutRoot = holdoutRoot;
    this.reportDigest = reportDigest;
    this.metrics = metrics;
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public int getVersion() {
    return version;
  }

  public SecureHash getHoldoutRoot() {
    return holdoutRoot;
  }

  public SecureHash getReportDigest() {
    return reportDigest;
  }

  public MetricSummary getMetrics() {
    return metrics;
  }
}
