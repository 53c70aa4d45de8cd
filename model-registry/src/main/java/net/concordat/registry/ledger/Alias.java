// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which adoption serves a purpose.
 *
 * @param purpose what for
 * @param champion the adoption whose scores count; null for none
 * @param challengers the adoptions measured beside it
 */
public record Alias(String purpose, @Nullable UUID champion, List<UUID> challengers) {}
