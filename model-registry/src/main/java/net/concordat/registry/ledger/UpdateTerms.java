// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * How the clients of a federation write the numbers of an update.
 *
 * @param compression NONE, FP16 or EIGHT_BITS
 * @param largestMillionths the largest number that can be told, in millionths, of eight bits and
 *     under masks; 0 where each number has its own exponent
 */
public record UpdateTerms(
    @NotNull @Pattern(regexp = "NONE|FP16|EIGHT_BITS", message = "must be NONE, FP16 or EIGHT_BITS")
        String compression,
    @Min(0) @Max(1_000_000_000_000L) long largestMillionths) {}
