// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a federation makes of a combined update.
 *
 * @param name FEDAVG, FEDPROX, FEDADAM or SCAFFOLD
 * @param serverRateMillionths the rate of the server's step, in millionths
 * @param proximalMillionths FedProx's mu, in millionths; 0 of the others
 */
public record StrategyTerms(
    @NotNull
        @Pattern(
            regexp = "FEDAVG|FEDPROX|FEDADAM|SCAFFOLD",
            message = "must be FEDAVG, FEDPROX, FEDADAM or SCAFFOLD")
        String name,
    @Min(1) @Max(100_000_000) long serverRateMillionths,
    @Min(0) @Max(100_000_000) long proximalMillionths) {}
