// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * A kind of data.
 *
 * @param name its name
 * @param epsilonCapMillionths the highest cap of a budget for it, in millionths of epsilon
 */
public record DataDomain(String name, long epsilonCapMillionths) {}
