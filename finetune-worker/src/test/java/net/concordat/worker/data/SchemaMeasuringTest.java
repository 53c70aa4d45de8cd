// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.schema.BooleanFeature;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.schema.RowColumns;
import net.concordat.inference.support.Json;
import org.junit.jupiter.api.Test;

class SchemaMeasuringTest {
  private static final FeatureSchema DRAFT =
      new FeatureSchema(
          FeatureSchema.EXTENDED,
          "draft",
          "d",
          "bad",
          List.of(
              new NumericFeature("sum", 0, 1000, NumericFeature.Transform.NONE, 0, 1, null),
              new CategoricalFeature("kind", List.of("none"), true),
              new BooleanFeature("young", null)),
          new RowColumns("owner", null, null),
          null);

  /**
   * The sums 0 to 1000 have the quantiles 10 and 990: centre 500, spread 980 / 4.6527 = 210.6. All
   * twenty customers have a; nine have b, in hundreds of rows.
   */
  @Test
  void takesRoundedQuantilesAndWhatTwentyCustomersHave() {
    FeatureSchema measured = measure(List.of("sum", "kind"), rows());

    assertThat(measured.features().get(0))
        .isEqualTo(
            new NumericFeature("sum", 0, 1000, NumericFeature.Transform.NONE, 500, 210, null));
    assertThat(measured.features().get(1))
        .isEqualTo(new CategoricalFeature("kind", List.of("a"), true));
    assertThat(measured.features().get(2)).isEqualTo(DRAFT.features().get(2));
    assertThat(measured.measured()).containsExactly("kind", "sum");
    assertThat(Json.read(Json.bytes(measured), FeatureSchema.class, "schema")).isEqualTo(measured);
  }

  @Test
  void doesNotMoveWithOneCustomersRows() {
    List<List<String>> without =
        rows().stream().filter(row -> !row.get(0).equals("owner7")).toList();

    assertThat(measure(List.of("sum"), without).features().get(0))
        .isEqualTo(measure(List.of("sum"), rows()).features().get(0));
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    assertThatThrownBy(() -> measure(List.of("young"), rows()))
        .hasMessageContaining("but 'young' is neither");
    assertThatThrownBy(() -> measure(List.of("age"), rows()))
        .hasMessageContaining("has no feature 'age'");
    assertThatThrownBy(() -> measure(List.of("kind"), rows().subList(0, 5)))
        .hasMessageContaining("must have a value that 20 customers have");
    assertThatThrownBy(
            () -> measure(List.of("sum"), List.of(List.of("owner1", "5", "a", "1", "0"))))
        .hasMessageContaining("must vary to be measured");
    assertThatThrownBy(
            () -> measure(List.of("sum"), List.of(List.of("owner1", "-5", "a", "1", "0"))))
        .hasMessageContaining("row 1, column 'sum': must be between 0.0 and 1000.0");
  }

  private static List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i <= 1000; i++) {
      int owner = i % 20;
      String kind = owner == 19 || i % 2 == 0 || i < 40 ? "a" : "b";
      rows.add(List.of("owner" + owner, Integer.toString(i), kind, "1", "0"));
    }
    return rows;
  }

  private static FeatureSchema measure(List<String> names, List<List<String>> rows) {
    CsvTable table = new CsvTable("made up", List.of("owner", "sum", "kind", "young", "bad"), rows);
    return new SchemaMeasuring(DRAFT, names).measure(table.asSource());
  }
}
