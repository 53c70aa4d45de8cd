// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is asked of a worker.
 *
 * @param modelId the model to begin from, 64 hex digits
 * @param version which of its versions
 * @param recipe what the worker is told; the registry only keeps it
 * @param priority 0 to 9; the highest goes first
 * @param maxAttempts how many workers may try, 1 to 10
 */
public record JobRequest(
    String modelId,
    int version,
    @Schema(implementation = Object.class) JsonNode recipe,
    int priority,
    int maxAttempts) {}
