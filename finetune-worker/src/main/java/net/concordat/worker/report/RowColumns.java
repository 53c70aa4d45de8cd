// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.evaluation.Partition;
import net.concordat.worker.explanation.InputBlock;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation reads of its rows beside their inputs.
 *
 * @param customer whose row it is; rows of one customer are resampled together
 * @param day when it was; alerts are counted by day, figures shown by month
 * @param segments by which figures are shown
 * @param groups of people, between which decisions are compared
 * @param attacked features that an attacker can choose; all of them where none is named
 */
public record RowColumns(
    @Nullable String customer,
    @Nullable String day,
    List<RowColumn> segments,
    List<RowColumn> groups,
    List<String> attacked) {
  private static final int MOST_MONTHS = 24;

  /** Keeps its own lists. */
  public RowColumns {
    segments = List.copyOf(segments);
    groups = List.copyOf(groups);
    attacked = List.copyOf(attacked);
  }

  /** The same columns, and where none are named those that the schema declares. */
  RowColumns withDefaults(FeatureSchema schema) {
    List<RowColumn> people =
        schema.features().stream()
            .filter(feature -> feature.protection() != null)
            .map(feature -> feature.name())
            .filter(name -> groups.stream().noneMatch(group -> group.name().equals(name)))
            .map(name -> new RowColumn(name, List.of()))
            .toList();
    return new RowColumns(
        customer == null ? schema.rowColumns().customer() : customer,
        day == null ? schema.rowColumns().time() : day,
        segments,
        Stream.concat(groups.stream(), people.stream()).toList(),
        attacked);
  }

  /**
   * The inputs that an attacker can choose.
   *
   * @throws InvalidInputException if the schema has no such feature
   */
  List<InputBlock> mutable(FeatureSchema schema) {
    List<InputBlock> blocks = InputBlock.of(schema);
    List<String> names = blocks.stream().map(InputBlock::feature).toList();
    if (!names.containsAll(attacked)) {
      throw new InvalidInputException(
          "What can be changed must be features of the schema, %s, but given were %s"
              .formatted(names, attacked));
    }
    return blocks.stream()
        .filter(block -> attacked.isEmpty() || attacked.contains(block.feature()))
        .toList();
  }

  /**
   * The month of each row, or its year where there are many months.
   *
   * @param days as numbers of days since 1970
   */
  static Partition periods(int[] days) {
    int[] months = Arrays.stream(days).map(day -> month(LocalDate.ofEpochDay(day))).toArray();
    boolean few = Arrays.stream(months).distinct().count() <= MOST_MONTHS;
    Map<Integer, Integer> places = new LinkedHashMap<>();
    short[] codes = new short[days.length];
    for (int row = 0; row < days.length; row++) {
      int period = few ? months[row] : months[row] / 100;
      codes[row] = places.computeIfAbsent(period, next -> places.size()).shortValue();
    }
    List<String> names =
        places.keySet().stream()
            .map(p -> few ? "%04d-%02d".formatted(p / 100, p % 100) : "%04d".formatted(p))
            .toList();
    return new Partition(names, codes);
  }

  private static int month(LocalDate day) {
    return 100 * day.getYear() + day.getMonthValue();
  }
}
