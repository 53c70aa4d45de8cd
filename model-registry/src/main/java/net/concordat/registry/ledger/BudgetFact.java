// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * What a member may spend, and has spent, of the privacy of one data domain's units.
 *
 * @param member whose data
 * @param dataDomain what kind of data
 * @param unit ROW or CUSTOMER: what is protected as a whole
 * @param units how many there are, as the member says
 * @param deltaTrillionths the delta of every epsilon in this budget, in trillionths
 * @param capEpsilonMillionths its own cap, in millionths of epsilon
 * @param spentEpsilonMillionths what all spends together amount to at that delta: less than the sum
 *     of their own
 */
public record BudgetFact(
    String member,
    String dataDomain,
    String unit,
    long units,
    long deltaTrillionths,
    long capEpsilonMillionths,
    long spentEpsilonMillionths)
    implements Fact {}
