// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.mapping;

import java.util.List;

/**
 * What a mapping does, for people to read before anything is trained.
 *
 * @param format always {@value #FORMAT}
 * @param same columns that have the schema's name
 * @param renamed columns under another name
 * @param converted columns in another unit or in other words
 * @param missing features that the bank does not have
 * @param ignored columns of the bank that the schema does not know
 * @param sentences the same in words
 */
public record MappingReport(
    String format,
    List<String> same,
    List<String> renamed,
    List<String> converted,
    List<String> missing,
    List<String> ignored,
    List<String> sentences) {
  /** The format this version writes. */
  public static final String FORMAT = "concordat-mapping-report/1";
}
