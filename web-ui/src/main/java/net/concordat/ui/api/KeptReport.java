// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;

/**
 * An evaluation report that the bank keeps.
 *
 * @param digest the SHA-256 of its text
 * @param modelId of which model
 * @param version of which of its versions
 * @param dataCommitment to the rows: reports with the same were made on the same
 * @param rows how many these are
 * @param positives how many of them have the event
 * @param writtenAt when it was put there
 */
public record KeptReport(
    String digest,
    String modelId,
    int version,
    String dataCommitment,
    long rows,
    long positives,
    Instant writtenAt) {}
