// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Somebody as the bank's people are asked to have it.
 *
 * @param personId a pseudonym
 * @param key of the passkey
 * @param roles in which the person would decide
 * @param delay how long after that
 */
public record PersonChange(UUID personId, PasskeyKey key, List<String> roles, Duration delay) {}
