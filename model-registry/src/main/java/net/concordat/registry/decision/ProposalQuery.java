// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which proposals are asked for.
 *
 * @param member to this member's people; null for any
 * @param status OPEN, ACCEPTED or REJECTED; null for any
 * @param modelId on a version of this model; null for any
 * @param version on a version of this number; null for any
 * @param ids one of these; null for any
 * @param asOf as they stood at this instant; null for now
 */
public record ProposalQuery(
    @Nullable String member,
    @Nullable String status,
    @Nullable String modelId,
    @Nullable Integer version,
    @Nullable List<UUID> ids,
    @Nullable Instant asOf) {
  /** To a member's people, as they stand now. */
  public static ProposalQuery of(String member, String status) {
    return new ProposalQuery(member, status, null, null, null, null);
  }

  /** All on a version. */
  public static ProposalQuery on(String modelId, int version, @Nullable Instant asOf) {
    return new ProposalQuery(null, null, modelId, version, null, asOf);
  }
}
