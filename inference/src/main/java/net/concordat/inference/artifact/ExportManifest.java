// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Names every field of an artifact that depends on the rows of the bank that made it, and how those
 * rows are protected; {@code export-manifest.json}. A field that is not named holds nothing from
 * the rows.
 */
public record ExportManifest(String format, List<Field> fields) {
  /** The only format this version reads. */
  public static final String FORMAT = "concordat-export-manifest/1";

  private static final Field PARENT_CHECK =
      new Field(
          ArtifactZip.CARD + "/training/parentCheck",
          "a search for triggers on rows of the bank that made the model",
          "none: released in clear");

  /** Refuses a manifest that names nothing: weights always depend on rows. */
  public ExportManifest {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "An export manifest's format must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    fields = Checks.list("fields", fields, 1, 1000);
  }

  /**
   * One data-derived field.
   *
   * @param field entry of the zip, and the place in it as a JSON pointer where it is JSON
   * @param derivedFrom what it is computed from
   * @param protection how the rows are protected, or {@code none: released in clear}
   */
  public record Field(String field, String derivedFrom, String protection) {
    /** Refuses missing or overlong texts. */
    public Field {
      Checks.text("field", field, 300);
      Checks.text("derivedFrom", derivedFrom, 300);
      Checks.text("protection", protection, 300);
    }
  }

  /** The manifest of an artifact that was trained without differential privacy. */
  public static ExportManifest withoutPrivacy() {
    List<Field> fields = new ArrayList<>();
    collect(
        Artifact.class,
        "",
        (place, derived) -> fields.add(new Field(place, derived.from(), derived.protection())));
    return new ExportManifest(FORMAT, fields);
  }

  /** The manifest of an artifact that was trained with differential privacy. */
  public static ExportManifest withPrivacy(SpendStatement spend) {
    return withPrivacy(spend.inWords());
  }

  /**
   * The same of an artifact that several trained.
   *
   * @param protection how the rows of each are protected, in words
   */
  public static ExportManifest withPrivacy(String protection) {
    List<Field> fields = new ArrayList<>();
    collect(
        Artifact.class,
        "",
        (place, derived) -> {
          if (!derived.fixedInPrivateRuns()) {
            fields.add(new Field(place, derived.from(), protection));
          }
        });
    return new ExportManifest(FORMAT, fields);
  }

  /** The same, with what was measured for a schema; nothing more where all of it was declared. */
  public ExportManifest and(FeatureSchema schema) {
    return and(measured(schema));
  }

  /** The same, with an autoencoder's scale of errors, where it has one. */
  public ExportManifest and(Architecture architecture) {
    return and(measured(architecture));
  }

  private ExportManifest and(List<Field> measured) {
    List<Field> all = new ArrayList<>(fields);
    measured.stream().filter(field -> !named(field)).forEach(all::add);
    return new ExportManifest(format, all);
  }

  /** The same, with the recipe on the card, whose settings a search chose on the rows. */
  public ExportManifest andChosenSettings() {
    List<Field> all = new ArrayList<>(fields);
    all.add(
        new Field(
            ArtifactZip.CARD + "/training/recipe",
            "a search for settings on the training rows",
            "none: released in clear"));
    return new ExportManifest(format, all);
  }

  /** The same, with what the card says of a search for triggers in the parent. */
  public ExportManifest andParentCheck() {
    return and(List.of(PARENT_CHECK));
  }

  /**
   * Requires that a search for triggers, which is made on rows, is named.
   *
   * @throws InvalidInputException if it is not
   */
  void requireSearch(@Nullable ParentCheck check) {
    if (check != null && check.report() != null) {
      requireNamed(List.of(PARENT_CHECK), "comes from a search on rows");
    }
  }

  /**
   * Requires that what was measured for a schema or an autoencoder's score is named.
   *
   * @throws InvalidInputException naming the field that is not
   */
  void requireMeasured(FeatureSchema schema, Architecture architecture) {
    requireNamed(measured(schema), "the schema calls measured");
    requireNamed(measured(architecture), "is measured on rows");
  }

  private void requireNamed(List<Field> measured, String why) {
    for (Field field : measured) {
      if (!named(field)) {
        throw new InvalidInputException(
            "The export manifest must name '%s', which %s, but does not"
                .formatted(field.field(), why));
      }
    }
  }

  private boolean named(Field field) {
    return fields.stream().anyMatch(given -> given.field().equals(field.field()));
  }

  private static List<Field> measured(Architecture architecture) {
    Layer.Reconstruction last = architecture.reconstruction();
    return last == null || last.errors() == null
        ? List.of()
        : List.of(
            new Field(
                "%s/layers/%d/errors"
                    .formatted(ArtifactZip.CONFIGURATION, architecture.layers().size() - 1),
                "reconstruction errors of the training rows",
                "quantiles at 1 and 99 %, rounded to two digits, in clear"));
  }

  private static List<Field> measured(FeatureSchema schema) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < schema.features().size(); i++) {
      Feature feature = schema.features().get(i);
      if (schema.measured() != null && schema.measured().contains(feature.name())) {
        fields.add(
            new Field(
                "%s/features/%d".formatted(ArtifactZip.SCHEMA, i),
                "rows of the bank that made the schema",
                feature instanceof CategoricalFeature
                    ? "values of 20 customers or more, in clear"
                    : "quantiles at 1 and 99 %, rounded to two digits, in clear"));
      }
    }
    return fields;
  }

  private static void collect(Class<?> type, String path, BiConsumer<String, DataDerived> found) {
    for (RecordComponent component : type.getRecordComponents()) {
      String place = type == Artifact.class ? entryOf(component) : path + "/" + component.getName();
      DataDerived derived = component.getAnnotation(DataDerived.class);
      if (derived != null) {
        found.accept(place, derived);
      } else if (component.getType().isRecord()) {
        collect(component.getType(), place, found);
      }
    }
  }

  private static String entryOf(RecordComponent component) {
    return switch (component.getName()) {
      case "architecture" -> ArtifactZip.CONFIGURATION;
      case "weights" -> ArtifactZip.WEIGHTS;
      case "schema" -> ArtifactZip.SCHEMA;
      case "card" -> ArtifactZip.CARD;
      case "manifest" -> ArtifactZip.EXPORT_MANIFEST;
      default -> throw new IllegalStateException("No entry is known for " + component.getName());
    };
  }
}
