// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import java.time.Instant;
import java.util.List;
import net.concordat.registry.ledger.VersionNumber;
import net.concordat.registry.model.ModelQuery.Name;
import org.jspecify.annotations.Nullable;

/**
 * Which versions are asked for.
 *
 * @param words that the model's name and purpose, owner, data domain and digest have together; none
 *     for any
 * @param modelName of a model of this name; null for any
 * @param modelId of this model; null for any
 * @param owner published by this member; null for any
 * @param purpose whose model is for this purpose; null for any
 * @param status PENDING_APPROVAL, APPROVED, REJECTED, FROZEN or WITHDRAWN; null for any
 * @param tier whose model is classified so now; null for any
 * @param alias that are champion or challenger; null for any
 * @param versions one of these; null for any
 * @param asOf as they stood at this instant; null for now
 */
public record VersionQuery(
    List<String> words,
    @Nullable Name modelName,
    @Nullable String modelId,
    @Nullable String owner,
    @Nullable String purpose,
    @Nullable String status,
    @Nullable String tier,
    @Nullable String alias,
    @Nullable List<VersionNumber> versions,
    @Nullable Instant asOf) {
  /** Those of a status, as they stand now. */
  public static VersionQuery of(String status) {
    return new VersionQuery(List.of(), null, null, null, null, status, null, null, null, null);
  }

  /** Those of the models of a name, as they stand now. */
  public static VersionQuery named(@Nullable Name modelName) {
    return new VersionQuery(List.of(), modelName, null, null, null, null, null, null, null, null);
  }
}
