// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.provenance;

import java.time.Instant;
import java.util.List;
import net.concordat.registry.development.Development;
import net.concordat.registry.ledger.ArtifactDescription;
import net.concordat.registry.ledger.Provenance;
import net.concordat.registry.ledger.SpendFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.VersionKey;
import org.jspecify.annotations.Nullable;

/**
 * How a version was made.
 *
 * @param version which
 * @param owner who published it
 * @param publishedAt when
 * @param artifact its bytes, by digest
 * @param declared data, training and privacy, as its owner declares them
 * @param developers who developed it, as far as this party knows
 * @param spends what its training spent of a privacy budget, as far as this party knows
 * @param parentGrant the grant under which what it was made from was held; null where none was
 *     needed
 * @param parent how that was made; null for a version made from scratch, or one unknown here
 */
public record VersionProvenance(
    VersionKey version,
    String owner,
    Instant publishedAt,
    ArtifactDescription artifact,
    Provenance declared,
    List<Development> developers,
    List<Standing<SpendFact>> spends,
    @Nullable StateId parentGrant,
    @Nullable VersionProvenance parent) {}
