// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.inference.schema.CellException;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;

/** A model's schema beside a bank's columns, with what brings them together. */
public final class SchemaMeeting {
  private final FeatureSchema schema;
  private final RowSource source;
  private final List<String> header;
  private final Map<String, FeatureMapping.Column> rules = new LinkedHashMap<>();
  private final Map<String, Feature> features = new LinkedHashMap<>();
  private final List<MappedSource.Reading> readings = new ArrayList<>();
  private final MappingReport report =
      new MappingReport(
          MappingReport.FORMAT,
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());

  /**
   * Brings them together.
   *
   * @param mapping the bank's; without one, columns must have the schema's names
   * @throws InvalidInputException naming all columns at once that are in neither, or the first rule
   *     that cannot be used
   */
  public SchemaMeeting(FeatureSchema schema, RowSource source, @Nullable FeatureMapping mapping) {
    this(schema, source, mapping, schema.columns());
  }

  /**
   * Brings the features together; label, customer and time may be absent. See {@link
   * #SchemaMeeting(FeatureSchema, RowSource, FeatureMapping)}.
   */
  public static SchemaMeeting ofFeatures(
      FeatureSchema schema, RowSource source, @Nullable FeatureMapping mapping) {
    return new SchemaMeeting(schema, source, mapping, schema.featureNames());
  }

  private SchemaMeeting(
      FeatureSchema schema,
      RowSource source,
      @Nullable FeatureMapping mapping,
      List<String> needed) {
    this.schema = schema;
    this.source = source;
    try (RowCursor cursor = source.open()) {
      this.header = cursor.header();
    }
    if (mapping != null) {
      mapping.columns().forEach(rule -> rules.put(rule.feature(), rule));
    }
    schema.features().forEach(feature -> features.put(feature.name(), feature));
    requireKnown(needed);
    needed.forEach(this::read);
    passOnTheRest(needed);
  }

  /** The rows under the schema's names. */
  public RowSource rows() {
    return new MappedSource(source, readings);
  }

  /** What was done. */
  public MappingReport report() {
    return report;
  }

  private void requireKnown(List<String> needed) {
    List<String> known = schema.columns();
    List<String> unknown = rules.keySet().stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(
          "A mapping must be of columns of the schema '%s', but %s are not among %s"
              .formatted(schema.name(), unknown, known));
    }
    List<String> lost = new ArrayList<>();
    for (String name : needed) {
      FeatureMapping.Column rule = rules.get(name);
      String from = rule == null ? name : rule.from();
      if (from != null && !header.contains(from)) {
        lost.add(from.equals(name) ? name : "%s (from %s)".formatted(name, from));
      }
    }
    if (!lost.isEmpty()) {
      throw new InvalidInputException(
          "%s must have all columns of the schema '%s' or a mapping for them, but lacks %s; it has %s"
              .formatted(source.name(), schema.name(), lost, header));
    }
  }

  private void read(String name) {
    FeatureMapping.Column rule = rules.get(name);
    if (rule == null) {
      report.same().add(name);
      readings.add(new MappedSource.Reading(name, header.indexOf(name), "", null));
    } else if (rule.from() == null) {
      readings.add(new MappedSource.Reading(name, -1, standIn(name, rule), null));
    } else {
      readings.add(new MappedSource.Reading(name, header.indexOf(rule.from()), "", rule));
      tell(name, rule);
    }
  }

  private String standIn(String name, FeatureMapping.Column rule) {
    Feature feature = features.get(name);
    if (feature == null) {
      throw new InvalidInputException(
          "'%s' is no feature, so it must be read from a column, but is mapped to none"
              .formatted(name));
    }
    String cell = rule.constant() == null ? "" : rule.constant();
    try {
      feature.encode(cell, new float[feature.width()], 0);
    } catch (CellException e) {
      throw new InvalidInputException(
          "The mapping has no column for '%s', and '%s' cannot stand for it: it %s"
              .formatted(name, cell, e.getMessage()),
          e);
    }
    report.missing().add(name);
    report
        .sentences()
        .add(
            cell.isEmpty()
                ? "'%s' is missing in all rows, and its own rule for missing values is used."
                    .formatted(name)
                : "'%s' is missing, and '%s' stands for it in all rows.".formatted(name, cell));
    return cell;
  }

  private void tell(String name, FeatureMapping.Column rule) {
    if (rule.converts()) {
      if (!(features.get(name) instanceof NumericFeature number)) {
        throw new InvalidInputException(
            "'%s' is no number, so it cannot have a factor or an offset".formatted(name));
      }
      report.converted().add(name);
      report
          .sentences()
          .add(
              "'%s'%s is read from '%s'%s%s."
                  .formatted(
                      name,
                      number.unit() == null ? "" : " in " + number.unit(),
                      rule.from(),
                      rule.factor() == null ? "" : ", times " + rule.factor(),
                      rule.offset() == null ? "" : ", plus " + rule.offset()));
    } else if (rule.values() != null) {
      report.converted().add(name);
      report
          .sentences()
          .add(
              "'%s' is read from '%s', with other words for %s."
                  .formatted(name, rule.from(), rule.values().keySet().stream().sorted().toList()));
    } else {
      report.renamed().add(name);
      report.sentences().add("'%s' is read from '%s'.".formatted(name, rule.from()));
    }
  }

  private void passOnTheRest(List<String> needed) {
    List<Integer> used = readings.stream().map(MappedSource.Reading::place).toList();
    for (int place = 0; place < header.size(); place++) {
      String name = header.get(place);
      if (used.contains(place)) {
        continue;
      }
      report.ignored().add(name);
      if (!needed.contains(name)) {
        readings.add(new MappedSource.Reading(name, place, "", null));
      }
    }
    if (!report.ignored().isEmpty()) {
      report.sentences().add("The model does not look at %s.".formatted(report.ignored()));
    }
  }
}
