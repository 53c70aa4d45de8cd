// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.search;

import java.util.List;

/**
 * All trials of a search; the file {@code <digest>.search.json} beside the artifact. It has figures
 * of the bank's rows, so it stays in the bank.
 *
 * @param format always {@value #FORMAT}
 * @param request that won, from which {@code pretrain} or {@code fine-tune} makes the same weights
 * @param chosen number of the trial whose settings these are
 * @param stoppedByTime whether trials were cut off; then another run may choose otherwise
 * @param trials each, in the order of rungs and numbers
 */
public record SearchReport(
    String format,
    SearchSpec search,
    Object request,
    int chosen,
    boolean stoppedByTime,
    List<Trial> trials) {
  /** The format this version writes. */
  public static final String FORMAT = "concordat-search-report/1";
}
