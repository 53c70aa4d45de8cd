// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.Cursor;
import net.concordat.registry.web.Given;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of events.
 *
 * @param knownAt when the one there became known
 * @param number its number
 */
public record EventPlace(Instant knownAt, long number) {
  /**
   * The place that a cursor names.
   *
   * @param cursor as a page gave it; null for the beginning
   * @return null for the beginning
   * @throws BadRequestException if no page of such a list gave it
   */
  public static @Nullable EventPlace decode(@Nullable String cursor) {
    List<String> place = Cursor.decode(cursor, 2);
    if (place.isEmpty()) {
      return null;
    }
    try {
      return new EventPlace(Given.instant(place.get(0)), Long.parseLong(place.get(1)));
    } catch (DateTimeException | NumberFormatException e) {
      throw Cursor.unknown(cursor, e);
    }
  }

  /** Names an event's place. */
  public static String cursor(KnownEvent event) {
    return Cursor.encode(
        List.of(
            event.knownAt().truncatedTo(ChronoUnit.MICROS).toString(),
            Long.toString(event.number())));
  }
}
