// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.time.LocalDate;
import java.util.List;
import net.concordat.registry.ledger.VersionNumber;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are asked for.
 *
 * @param status that stand so; null for any
 * @param severity of this severity; null for any
 * @param owner whom this person, as the report names people, is to mend; null for any
 * @param modelId of this model's versions; null for any
 * @param versions of one of these versions; null for any
 * @param dueBefore due before this day; null for any day
 */
public record FindingQuery(
    Finding.@Nullable Status status,
    Finding.@Nullable Severity severity,
    @Nullable String owner,
    @Nullable String modelId,
    @Nullable List<VersionNumber> versions,
    @Nullable LocalDate dueBefore) {}
