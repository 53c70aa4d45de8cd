// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import java.util.Map;

/**
 * A point of a job's curves. A later one of the same series and step replaces it.
 *
 * @param series what the curves are of, letters only
 * @param step where on the axis, from 1
 * @param of how many steps there are at most
 * @param values finite numbers by name, at most 20
 */
public record Point(String series, int step, int of, Map<String, Double> values) {}
