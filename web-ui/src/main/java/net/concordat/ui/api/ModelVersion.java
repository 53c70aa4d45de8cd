// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model as it stands, or stood.
 *
 * @param modelName what its model is called; null where the answer does not say
 * @param purpose what its model is for; null where that is not known here
 * @param tier how its model is classified: LOW, MEDIUM or HIGH; null where it is not
 * @param aliases where it serves, at this bank; at any bank where a regulator asks
 * @param version which
 * @param owner the member that published it
 * @param status how it stands
 * @param publishedAt when it was published, whatever became of it since
 * @param artifact its bytes
 * @param provenance how it was made
 * @param policy who may have it
 * @param parent what it was derived from; null for one made from scratch
 * @param decidedBy the members' decisions that were counted
 * @param state where on the ledger this is said
 * @param since from when on it holds
 * @param until from when on it no longer held; null if it holds
 */
public record ModelVersion(
    @Nullable String modelName,
    @Nullable String purpose,
    @Nullable String tier,
    List<ServedPurpose> aliases,
    VersionKey version,
    String owner,
    VersionStatus status,
    Instant publishedAt,
    Artifact artifact,
    Provenance provenance,
    SharingPolicy policy,
    @Nullable VersionKey parent,
    List<StateId> decidedBy,
    StateId state,
    Instant since,
    @Nullable Instant until) {}
