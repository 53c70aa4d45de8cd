// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.PassingCursor;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * A bank's rows under the names and in the units of a schema; the bank's other columns follow.
 * Numbers are converted in decimal, so 12.34 times 100 is 1234.
 */
final class MappedSource implements RowSource {
  private final RowSource source;
  private final List<String> header;
  private final List<Reading> readings;

  /** How one cell comes about; without a place it is always the constant. */
  record Reading(String name, int place, String constant, FeatureMapping.@Nullable Column rule) {}

  MappedSource(RowSource source, List<Reading> readings) {
    this.source = source;
    this.readings = readings;
    this.header = readings.stream().map(Reading::name).toList();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Set<String> absent() {
    return readings.stream()
        .filter(reading -> reading.place() < 0)
        .map(Reading::name)
        .collect(Collectors.toSet());
  }

  @Override
  public RowCursor open() {
    return new Cursor(source.open());
  }

  private final class Cursor extends PassingCursor {
    private long row;

    Cursor(RowCursor cursor) {
      super(cursor);
      this.row = cursor.rowsBefore();
    }

    @Override
    public List<String> header() {
      return header;
    }

    @Override
    public @Nullable List<String> next() {
      List<String> given = cursor.next();
      if (given == null) {
        return null;
      }
      row++;
      List<String> cells = new ArrayList<>(readings.size());
      for (Reading reading : readings) {
        cells.add(cell(reading, given));
      }
      return cells;
    }

    private String cell(Reading reading, List<String> given) {
      if (reading.place() < 0) {
        return reading.constant();
      }
      String cell = given.get(reading.place()).strip();
      FeatureMapping.Column rule = reading.rule();
      if (rule == null || cell.isEmpty()) {
        return cell;
      }
      if (rule.values() != null) {
        return rule.values().getOrDefault(cell, cell);
      }
      return rule.converts() ? converted(cell, rule) : cell;
    }

    private String converted(String cell, FeatureMapping.Column rule) {
      try {
        BigDecimal number = BigDecimal.valueOf(Double.parseDouble(cell));
        if (rule.factor() != null) {
          number = number.multiply(BigDecimal.valueOf(rule.factor()));
        }
        if (rule.offset() != null) {
          number = number.add(BigDecimal.valueOf(rule.offset()));
        }
        return Double.toString(number.doubleValue());
      } catch (NumberFormatException e) {
        throw new InvalidInputException(
            "%s, row %d, column '%s': must hold a number to convert, but holds '%s'"
                .formatted(
                    source.name(),
                    row,
                    rule.from(),
                    cell.codePointCount(0, cell.length()) > 40
                        ? cell.substring(0, cell.offsetByCodePoints(0, 40)) + "..."
                        : cell),
            e);
      }
    }
  }
}
