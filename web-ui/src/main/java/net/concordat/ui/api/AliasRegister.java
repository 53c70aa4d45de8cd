// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which adoptions serve at a bank.
 *
 * @param member which bank
 * @param aliases one for each purpose
 */
public record AliasRegister(String member, List<Alias> aliases) {
  /**
   * Which adoptions serve a purpose.
   *
   * @param purpose which
   * @param champion whose scores count; null for none
   * @param challengers measured beside it
   */
  public record Alias(String purpose, @Nullable UUID champion, List<UUID> challengers) {}

  /** The champion for a purpose. */
  public Optional<UUID> champion(String purpose) {
    return aliases.stream()
        .filter(alias -> alias.purpose().equals(purpose))
        .flatMap(alias -> Optional.ofNullable(alias.champion()).stream())
        .findFirst();
  }

  /** Where an adoption serves: CHAMPION, CHALLENGER or nothing. */
  public Optional<String> place(UUID adoption) {
    return aliases.stream()
        .flatMap(alias -> Optional.ofNullable(place(alias, adoption)).stream())
        .findFirst();
  }

  private static @Nullable String place(Alias alias, UUID adoption) {
    if (adoption.equals(alias.champion())) {
      return "CHAMPION";
    }
    return alias.challengers().contains(adoption) ? "CHALLENGER" : null;
  }
}
