// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which models are asked for.
 *
 * @param words that name, owner, purpose and id have together; none for any
 * @param name of this name; null for any
 * @param owner published by this member; null for any
 * @param purpose for this purpose; null for any
 * @param ids one of these; null for any
 * @param asOf as they stood at this instant; null for now
 */
public record ModelQuery(
    List<String> words,
    @Nullable Name name,
    @Nullable String owner,
    @Nullable String purpose,
    @Nullable List<String> ids,
    @Nullable Instant asOf) {
  /** Those of a name, as they stand now. */
  public static ModelQuery named(@Nullable Name name) {
    return new ModelQuery(List.of(), name, null, null, null, null);
  }

  /** How a name is asked for. */
  public enum Match {
    /** The name itself. */
    EXACT,
    /** A pattern in which % stands for anything and _ for any one character. */
    LIKE,
    /** The same, whatever the case. */
    LIKE_IN_ANY_CASE
  }

  /**
   * Of which name.
   *
   * @param text the name or pattern
   * @param match which of them
   */
  public record Name(String text, Match match) {}
}
