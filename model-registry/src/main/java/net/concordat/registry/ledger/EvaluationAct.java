// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What a bank does to measure versions. */
public sealed interface EvaluationAct extends LedgerAct {
  /**
   * Commits to rows that versions are to be measured on.
   *
   * @param root of the Merkle tree over the rows
   * @param rows how many there are; the ledger is told two digits
   * @param firstDay the first day that they are from
   * @param lastDay the last
   * @param splitRule how they were chosen
   */
  record CommitHoldout(
      @NotNull @Sha256 String root,
      @Min(1) int rows,
      @NotNull LocalDate firstDay,
      @NotNull LocalDate lastDay,
      @NotBlank @Size(max = 1_000) String splitRule)
      implements EvaluationAct {}

  /**
   * Says what was measured of a version.
   *
   * @param modelId the model
   * @param version the version's number
   * @param holdoutRoot on which of the bank's holdouts
   * @param reportDigest of the whole report
   * @param rocAuc area under the receiver operating characteristic
   * @param prAuc average precision
   * @param recallAtFpr1 recall where one in a hundred is wrongly taken for a fraud
   */
  record Record(
      @NotNull @Sha256 String modelId,
      @Min(1) int version,
      @NotNull @Sha256 String holdoutRoot,
      @NotNull @Sha256 String reportDigest,
      @NotNull Estimate rocAuc,
      @NotNull Estimate prAuc,
      @NotNull Estimate recallAtFpr1)
      implements EvaluationAct {}
}
