// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by time.
 *
 * @param at the time of what is there
 * @param id which of those with this time
 */
public record Place(Instant at, UUID id) {
  /** No database keeps a time of any year. */
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * The place that a cursor names.
   *
   * @param cursor as a page gave it; null for the beginning
   * @return null for the beginning
   * @throws BadRequestException if no page of such a list gave it
   */
  public static @Nullable Place decode(@Nullable String cursor) {
    List<String> place = Cursor.decode(cursor, 2);
    if (place.isEmpty()) {
      return null;
    }
    try {
      Instant at = Instant.parse(place.get(0));
      if (!at.isBefore(Instant.EPOCH) && at.isBefore(LAST)) {
        return new Place(at, UUID.fromString(place.get(1)));
      }
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw unknown(e);
    }
    throw unknown(null);
  }

  private static BadRequestException unknown(@Nullable Throwable cause) {
    return new BadRequestException("cursor must be the nextCursor of a page of this list", cause);
  }

  /** Names it. */
  public String cursor() {
    return Cursor.encode(List.of(at.toString(), id.toString()));
  }
}
