// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the anchoring of a log is.
 *
 * @param anchored how many batches are anchored
 * @param waitingSince when the oldest batch was closed that waits to be anchored; none if none
 *     waits
 * @param problem why the last attempt failed; none if it did not
 */
public record AnchoringStatus(
    long anchored, Optional<Instant> waitingSince, Optional<String> problem) {}
