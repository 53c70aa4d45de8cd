// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This bank's part in a federation. No other bank sees it.
 *
 * @param spec what all clients agreed on, as text: its SHA-256 is the federation's
 * @param rows on which rows this bank's worker trains
 * @param dataDomain whose privacy budget is spent for a private federation; null for none
 * @param steps what the bank's workers did, or do, the first first
 */
public record FederationPart(
    String spec,
    @Schema(implementation = Object.class) JsonNode rows,
    @Nullable String dataDomain,
    List<RoundStep> steps) {}
