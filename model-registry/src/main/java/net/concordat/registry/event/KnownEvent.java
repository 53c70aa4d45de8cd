// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param number its place among all events of this registry, from 1; those that became known later
 *     have higher ones
 * @param type what happened, for example {@code version.approved}
 * @param at when, by the ledger where the ledger knows
 * @param knownAt when the node recorded it, or the registry for what no ledger knows
 * @param data by what it can be asked for
 */
public record KnownEvent(
    long number,
    String type,
    Instant at,
    Instant knownAt,
    @Schema(implementation = Object.class) JsonNode data) {}
