// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.outcome;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a case turned out to be.
 *
 * @param id the decision's
 * @param label whether it was what the model looks for; null if that will never be known, for
 *     example since the case was declined
 * @param at when that was known
 */
public record Outcome(UUID id, @Nullable Boolean label, Instant at) {}
