// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
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
 * @param federation who trained it together; null where its owner trained it alone
 */
public record Provenance(
    String dataDomain,
    String dataCommitment,
    String environment,
    @Nullable String privacyUnit,
    @Nullable Long epsilonMillionths,
    @Nullable Long deltaTrillionths,
    @Nullable Together federation) {
  /**
   * Members that trained a version together.
   *
   * @param federationId in which federation
   * @param round its last round
   * @param clients all whose updates came into the version
   */
  public record Together(String federationId, int round, List<String> clients) {}
}
