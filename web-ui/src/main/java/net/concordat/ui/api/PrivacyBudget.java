// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;

/**
 * What a member may spend of the privacy of one data domain, and has spent.
 *
 * @param dataDomain what kind of data
 * @param unit ROW or CUSTOMER: what is protected as a whole
 * @param units how many there are
 * @param deltaTrillionths the delta of every epsilon in it
 * @param capInForceMillionths its own cap or the consortium's, whichever is less
 * @param spentEpsilonMillionths what all spends together amount to: less than their sum
 * @param remainingMillionths how far that is below the cap
 * @param spends each, the oldest first
 */
public record PrivacyBudget(
    String member,
    String dataDomain,
    String unit,
    long units,
    long deltaTrillionths,
    long capInForceMillionths,
    long spentEpsilonMillionths,
    long remainingMillionths,
    List<PrivacySpend> spends) {}
