// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What an audit found; {@code audit.json}. It depends on rows without protection, so it stays in
 * the bank.
 *
 * @param format always {@value #FORMAT}
 * @param artifactDigest of what was attacked
 * @param membership how well the rows that it was trained on can be told from others
 * @param oneRun what a run with canaries shows about epsilon; absent for a version that was not
 *     trained privately
 */
public record AuditReport(
    String format,
    String artifactDigest,
    MembershipInference.Result membership,
    @Nullable OneRunAudit oneRun) {
  /** The format this version writes. */
  public static final String FORMAT = "concordat-audit/1";

  public AuditReport {
    Checks.required("membership", membership);
  }
}
