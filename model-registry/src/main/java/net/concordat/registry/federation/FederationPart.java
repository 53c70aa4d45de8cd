// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * This bank's part in a federation. No other bank sees it.
 *
 * @param spec what all clients agreed on, as text: its SHA-256 is the federation's
 * @param rows on which rows this bank's worker trains
 * @param steps what the bank's workers did, or do, the first first
 */
public record FederationPart(
    String spec, @Schema(implementation = Object.class) JsonNode rows, List<RoundStep> steps) {}
