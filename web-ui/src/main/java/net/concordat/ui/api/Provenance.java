// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import org.jspecify.annotations.Nullable;

/**
 * How a version was made, as its owner declares it.
 *
 * @param dataDomain what kind of data
 * @param dataCommitment to the rows
 * @param environment libraries and machine
 * @param privacyUnit ROW or CUSTOMER; null where nothing is claimed
 * @param epsilonMillionths the privacy loss, in millionths; null where none is claimed
 * @param deltaTrillionths its failure probability, in trillionths; null where none is claimed
 */
public record Provenance(
    String dataDomain,
    String dataCommitment,
    String environment,
    @Nullable String privacyUnit,
    @Nullable Long epsilonMillionths,
    @Nullable Long deltaTrillionths) {}
