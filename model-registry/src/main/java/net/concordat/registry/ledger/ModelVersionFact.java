// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model.
 *
 * @param version which
 * @param owner the member that published it
 * @param status PENDING_APPROVAL, APPROVED, REJECTED, FROZEN or WITHDRAWN
 * @param publishedAt when it was published, whatever became of it since
 * @param artifact its bytes
 * @param provenance how it was made
 * @param policy who may have it
 * @param parent what it was derived from; null for one made from scratch
 * @param parentGrant the grant under which the parent was held; null where its past is its owner's
 * @param decidedBy the decisions that were counted
 */
public record ModelVersionFact(
    VersionKey version,
    String owner,
    String status,
    Instant publishedAt,
    ArtifactDescription artifact,
    Provenance provenance,
    SharingPolicy policy,
    @Nullable VersionKey parent,
    @Nullable StateId parentGrant,
    List<StateId> decidedBy)
    implements Fact {}
