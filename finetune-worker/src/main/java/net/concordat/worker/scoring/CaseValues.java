// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.scoring.client.CaseFields;
import org.jspecify.annotations.Nullable;

/** How the cells of a row become the values of a case: text alone says nothing of its kind. */
final class CaseValues {
  private final List<CaseFields.Field> fields;
  private final int[] columns;

  /**
   * @param source how messages name the file
   * @throws InvalidInputException if a field has no column
   */
  CaseValues(String source, List<String> header, List<CaseFields.Field> fields) {
    this.fields = fields;
    this.columns = fields.stream().mapToInt(field -> header.indexOf(field.name())).toArray();
    List<String> missing =
        fields.stream().map(CaseFields.Field::name).filter(name -> !header.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new InvalidInputException(
          "%s must have a column for each field of the version, but has none for %s"
              .formatted(source, missing));
    }
  }

  /** How many values a row has. */
  int size() {
    return columns.length;
  }

  /** Puts a row's values into a map; gives what is wrong with them. */
  List<String> read(List<String> cells, Map<String, @Nullable Object> values) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      CaseFields.Field field = fields.get(i);
      String cell = cells.get(columns[i]).strip();
      if (cell.isEmpty()) {
        values.put(field.name(), null);
      } else if (field.kind().equals("NUMBER")) {
        number(field.name(), cell, values, faults);
      } else if (field.kind().equals("FLAG")) {
        values.put(field.name(), flag(cell));
      } else {
        values.put(field.name(), cell);
      }
    }
    return faults;
  }

  private static void number(
      String field, String cell, Map<String, @Nullable Object> values, List<String> faults) {
    try {
      double value = NumericFeature.number(cell);
      if (Double.isFinite(value)) {
        values.put(field, value);
        return;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    faults.add(
        "field '%s': must be a finite number, but is '%s'"
            .formatted(field, NumericFeature.abbreviated(cell)));
  }

  /** What is no flag stays text, which the service refuses in its own words. */
  private static Object flag(String cell) {
    return switch (cell) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> cell;
    };
  }

  static Map<String, @Nullable Object> none() {
    return new LinkedHashMap<>();
  }
}
