// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.Cursor;
import net.concordat.registry.web.Given;
import org.jspecify.annotations.Nullable;

/** Where pages of found models and versions end. */
public final class ModelPlaces {
  private ModelPlaces() {}

  /** Names a model's place. */
  public static String cursor(Standing<RegisteredModelFact> model) {
    return Cursor.encode(List.of(model.fact().name(), model.fact().modelId()));
  }

  /** Names a version's place. */
  public static String cursor(FoundVersion found) {
    ModelVersionFact version = found.version().fact();
    return Cursor.encode(
        List.of(
            version.publishedAt().truncatedTo(ChronoUnit.MICROS).toString(),
            version.version().modelId(),
            Integer.toString(version.version().version())));
  }

  /**
   * The place among models that a cursor names.
   *
   * @throws BadRequestException if no page of such a list gave it
   */
  public static List<String> models(@Nullable String cursor) {
    return Cursor.decode(cursor, 2);
  }

  /**
   * The place among versions that a cursor names.
   *
   * @throws BadRequestException if no page of such a list gave it
   */
  public static List<?> versions(@Nullable String cursor) {
    List<String> place = Cursor.decode(cursor, 3);
    if (place.isEmpty()) {
      return place;
    }
    try {
      return List.of(Given.instant(place.get(0)), place.get(1), Integer.parseInt(place.get(2)));
    } catch (DateTimeException | NumberFormatException e) {
      throw Cursor.unknown(cursor, e);
    }
  }
}
