// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version was made.
 *
 * @param declared as its owner declares it
 * @param spends what its training spent, as far as this party knows
 * @param parent how that was made; null for a version made from scratch, or one unknown here
 */
public record VersionProvenance(
    VersionKey version,
    String owner,
    Provenance declared,
    List<PrivacySpend> spends,
    @Nullable VersionProvenance parent) {}
