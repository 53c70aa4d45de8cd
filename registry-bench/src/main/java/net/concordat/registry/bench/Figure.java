// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

/**
 * One figure, as the command line reports it.
 *
 * @param unit of the value
 */
record Figure(String name, double value, String unit) {}
