// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A point of a job's curves.
 *
 * @param step where on the axis, from 1
 * @param of how many steps there are at most
 * @param attempt the attempt in which it was told
 * @param at when the registry received it
 * @param values numbers by name
 */
public record CurvePoint(
    int step,
    int of,
    int attempt,
    Instant at,
    @Schema(implementation = Object.class) JsonNode values) {}
