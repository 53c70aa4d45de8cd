// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

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
public record Alias(String purpose, @Nullable UUID champion, List<UUID> challengers) {
  /**
   * Of one member.
   *
   * @param member whose
   * @param aliases one for each purpose
   */
  public record Register(String member, List<Alias> aliases) {}
}
