// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.report;

import java.time.Instant;

/**
 * An evaluation report that is kept.
 *
 * @param number its place among all of this registry; later ones have higher ones
 * @param digest the SHA-256 of its text: what an evaluation on the ledger names
 * @param modelId of which model
 * @param version of which of its versions
 * @param dataCommitment to the rows that were measured on: reports with the same are on the same
 * @param rows how many these are
 * @param positives how many of them have the event
 * @param author who put it here, as the realm numbers people
 * @param writtenAt when
 */
public record KeptReport(
    long number,
    String digest,
    String modelId,
    int version,
    String dataCommitment,
    long rows,
    long positives,
    String author,
    Instant writtenAt) {}
