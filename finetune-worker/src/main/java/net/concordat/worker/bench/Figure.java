// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

/**
 * What was measured.
 *
 * @param name what it is
 * @param value how much
 * @param unit of the value
 */
public record Figure(String name, double value, String unit) {}
