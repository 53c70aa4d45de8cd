// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * A measured rate with its confidence interval, each 0 to 1,000,000 millionths.
 *
 * @param value the estimate
 * @param low the lower end
 * @param high the upper end
 */
public record Estimate(int value, int low, int high) {}
