// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.List;
import java.util.Map;
import net.concordat.federation.aggregation.RoundUpdates;
import org.jspecify.annotations.Nullable;

/**
 * What became of a round's updates.
 *
 * @param update what the strategy takes; null where the round came to nothing
 * @param counted whose updates are in it, in the members' order
 * @param refused why members' updates are not, by member
 * @param seen what the aggregator saw, single updates or means of groups; null where only the sum
 * @param bytesPerClient how many bytes each client sent of its update
 */
public record Combined(
    double @Nullable [] update,
    List<String> counted,
    Map<String, String> refused,
    @Nullable RoundUpdates seen,
    long bytesPerClient) {}
