// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page ended, as text that says nothing to whoever passes it back. */
public final class Cursor {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Cursor() {}

  /**
   * Names a place in a list.
   *
   * @param place the values by which an item has its place
   */
  public static String encode(List<String> place) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(place));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A cursor cannot be written", e);
    }
  }

  /**
   * The place that a cursor names.
   *
   * @param cursor as a page gave it; null for the beginning
   * @param values how many values make a place in the list
   * @return the values; none for the beginning
   * @throws BadRequestException if no page of such a list gave it
   */
  public static List<String> decode(@Nullable String cursor, int values) {
    if (cursor == null) {
      return List.of();
    }
    try {
      String[] place = JSON.readValue(Base64.getUrlDecoder().decode(cursor), String[].class);
      if (place != null
          && place.length == values
          && Arrays.stream(place).allMatch(value -> value != null && Given.isText(value))) {
        return List.of(place);
      }
    } catch (IllegalArgumentException | IOException e) {
      throw unknown(cursor, e);
    }
    throw unknown(cursor, null);
  }

  /** What to answer to a cursor that no page of the list gave. */
  public static BadRequestException unknown(@Nullable String cursor, @Nullable Throwable cause) {
    return new BadRequestException(
        "cursor must be the nextCursor of a page of this list; given " + Given.shown(cursor),
        cause);
  }
}
