// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

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
    List<String> recipients,
    List<String> reviewers,
    boolean openToMembers,
    List<String> jurisdictions,
    UsageTerms terms) {}
