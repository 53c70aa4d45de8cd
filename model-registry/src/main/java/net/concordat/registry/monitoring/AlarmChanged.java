// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import java.time.Instant;

/**
 * An alarm was raised, became worse, or was closed. Told in the transaction that keeps it.
 *
 * @param alarm as it stands now
 * @param at since when
 */
public record AlarmChanged(Alarm alarm, Instant at) {}
