// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * Who may receive a version, and for what.
 *
 * @param recipients the members that may
 * @param reviewers the members that may review it, and what derives from it
 * @param openToMembers whether every active member may
 * @param jurisdictions where they must be; none for anywhere
 * @param terms for what
 */
public record SharingPolicy(
    @NotNull List<@NotBlank String> recipients,
    @NotNull List<@NotBlank String> reviewers,
    boolean openToMembers,
    @NotNull List<@NotBlank String> jurisdictions,
    @NotNull @Valid UsageTerms terms) {}
