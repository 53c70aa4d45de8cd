// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.util.List;
import java.util.Map;

/**
 * The part of a query that finds rows by words.
 *
 * @param from the tables, of which {@code t} is the one searched
 * @param conditions what must hold
 * @param values of the parameters in the conditions
 * @param ordered which table's columns give the order
 * @param orderedBy what is the same for all that is found, and must be named for an index to give
 *     the order
 */
record WordQuery(
    String from,
    List<String> conditions,
    Map<String, Object> values,
    String ordered,
    List<String> orderedBy) {}
