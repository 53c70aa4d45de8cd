// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.RowEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureSchemaTest {
  @Test
  void survivesWritingAndReading() {
    FeatureSchema again = Json.read(Json.bytes(Fixtures.SCHEMA), FeatureSchema.class, "schema");

    assertThat(again).isEqualTo(Fixtures.SCHEMA);
    assertThat(again.digest()).isEqualTo(Fixtures.SCHEMA.digest());
    assertThat(again.width()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":2,\"max\":1,\"transform\":\"NONE\",\"mean\":0,\"sd\":1}'"
            + " | must have finite min < max, but has min 2.0 and max 1.0",
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":-1,\"max\":1,\"transform\":\"LOG1P\",\"mean\":0,\"sd\":1}'"
            + " | takes log1p, so min must be at least 0, but is -1.0",
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":0,\"max\":1,\"transform\":\"NONE\",\"mean\":0,\"sd\":0}'"
            + " | 'x.sd' must be between 1.0E-9 and 1.0E9, but is 0.0",
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":0,\"max\":1,\"transform\":\"NONE\",\"mean\":0}'"
            + " | sd",
        "'{\"type\":\"categorical\",\"name\":\"x\",\"values\":[\"a\",\"a\"],\"other\":false}' |"
            + " must declare each value once",
        "'{\"type\":\"boolean\",\"name\":\"bad\"}' | Each column may be declared once, but 'bad' is"
            + " declared again",
        "'{\"type\":\"ordinal\",\"name\":\"x\",\"values\":[\"a\",\"b\"],\"missing\":\"c\"}' |"
            + " 'x.missing' must be one of [a, b], but is 'c'",
        "'{\"type\":\"ordinal\",\"name\":\"x\",\"values\":[\"a\"]}' | 'x.values' must have 2 to"
            + " 1000 elements, but has 1",
        "'{\"type\":\"datetime\",\"name\":\"x\",\"parts\":[\"MONTH\",\"MONTH\"],\"min\":\"2020-01-01\",\"max\":\"2021-01-01\"}'"
            + " | must name each part once",
        "'{\"type\":\"datetime\",\"name\":\"x\",\"parts\":[\"MONTH\"],\"min\":\"2020-01-01\",\"max\":\"2020-01-01\"}'"
            + " | must have min before max",
        "'{\"type\":\"datetime\",\"name\":\"x\",\"parts\":[\"MONTH\"],\"min\":\"soon\",\"max\":\"2020-01-01\"}'"
            + " | 'x.min' must hold a day or time",
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":0,\"max\":9,\"transform\":\"QUANTILE\",\"mean\":0.5,\"sd\":0.3}'"
            + " | must have quantiles with the transform QUANTILE and with no other, but has"
            + " QUANTILE and none",
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":0,\"max\":9,\"transform\":\"QUANTILE\",\"mean\":0.5,\"sd\":0.3,\"quantiles\":[1,1]}'"
            + " | 'x.quantiles' must be finite and ascend, but number 2 is 1.0",
        "'{\"type\":\"boolean\",\"name\":\"x\",\"protected\":{}}' | 'inputs of all features' must"
            + " be between 1 and 16384, but is 0",
        "'{\"type\":\"boolean\",\"name\":\"x\",\"protected\":{\"inputReason\":\" \"}}' |"
            + " 'protected.inputReason' must have 1 to 500 characters, but has 0",
        "'{\"type\":\"java.lang.Runtime\",\"name\":\"x\"}' | java.lang.Runtime",
        "'{\"type\":\"boolean\",\"name\":\"x\",\"extra\":1}' | extra",
      })
  void refusesAnUnusableFeature(String feature, String message) {
    String json =
        "{\"format\":\"concordat-schema/1\",\"name\":\"n\",\"description\":\"d\",\"label\":\"bad\",\"features\":[%s]}"
            .formatted(feature);

    assertThatThrownBy(
            () -> Json.read(json.getBytes(StandardCharsets.UTF_8), FeatureSchema.class, "schema"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @org.junit.jupiter.api.Nested
  class Encodings {
    @Test
    void giveOrdinalsEqualStepsAndTheIndicatorItsOwnInput() throws CellException {
      OrdinalFeature grade = new OrdinalFeature("grade", List.of("A", "B", "C"), null, true, null);

      assertThat(encoded(grade, "A")).containsExactly(-1, 0);
      assertThat(encoded(grade, "B")).containsExactly(0, 0);
      assertThat(encoded(grade, "C")).containsExactly(1, 0);
      assertThat(encoded(grade, "")).containsExactly(0, 1);
      assertThatThrownBy(() -> encoded(grade, "D"))
          .hasMessage("must be one of [A, B, C], but is 'D'");
    }

    /** 2025-03-01 is a Saturday, the sixth of seven days; 06:00 is a quarter of a day. */
    @Test
    void turnPartsOfATimeIntoSineAndCosine() throws CellException {
      DatetimeFeature at =
          new DatetimeFeature(
              "at",
              List.of(DatetimeFeature.Part.TIME_OF_DAY, DatetimeFeature.Part.DAY_OF_WEEK),
              "2020-01-01",
              "2030-01-01",
              null,
              null);
      float[] expected = {
        1, 0, (float) Math.sin(2 * Math.PI * 5 / 7), (float) Math.cos(2 * Math.PI * 5 / 7)
      };

      for (String cell :
          List.of("2025-03-01T06:00:00", "2025-03-01 06:00", "2025-03-01T06:00:00-05:00")) {
        assertThat(encoded(at, cell)).containsExactly(expected, within(1e-6f));
      }
      assertThatThrownBy(() -> encoded(at, "2019-12-31"))
          .hasMessage("must be between 2020-01-01 and 2030-01-01, but is '2019-12-31'");
      assertThatThrownBy(() -> encoded(at, "")).hasMessageContaining("must hold a day or time");
    }

    /** Half way between the quantiles at a quarter and a half is a share of 3/8. */
    @Test
    void placeANumberBetweenItsQuantiles() throws CellException {
      NumericFeature amount =
          new NumericFeature(
              "amount",
              0,
              1000,
              NumericFeature.Transform.QUANTILE,
              0.5,
              0.25,
              null,
              "EUR",
              true,
              List.of(0.0, 10.0, 20.0, 50.0, 100.0),
              null);

      assertThat(encoded(amount, "15")).containsExactly((0.375f - 0.5f) / 0.25f, 0);
      assertThat(encoded(amount, "20")).containsExactly(0, 0);
      assertThat(encoded(amount, "0")).containsExactly(-2, 0);
      assertThat(encoded(amount, "999")).containsExactly(2, 0);
      assertThat(encoded(amount, "")).containsExactly(0, 1);
    }

    private float[] encoded(Feature feature, String cell) throws CellException {
      float[] out = new float[feature.width()];
      feature.encode(cell, out, 0);
      return out;
    }
  }

  @Test
  void leavesAProtectedColumnOutOfTheInputsUnlessAReasonIsStated() {
    BooleanFeature sex = new BooleanFeature("sex", null, new Protection(null));
    BooleanFeature stated = new BooleanFeature("sex", null, new Protection("The law asks for it"));
    CsvTable table =
        new CsvTable("made up", List.of("sex", "young", "bad"), List.of(List.of("1", "0", "1")));

    assertThat(new RowEncoder(schema(sex)).encode(table).features()[0]).containsExactly(0);
    assertThat(new RowEncoder(schema(stated)).encode(table).features()[0]).containsExactly(1, 0);
    assertThatThrownBy(
            () ->
                new RowEncoder(schema(sex))
                    .encode(
                        new CsvTable(
                            "made up", table.header(), List.of(List.of("maybe", "0", "1")))))
        .hasMessageContaining("column 'sex': must be 1, 0, true or false, but is 'maybe'");
  }

  @Test
  void survivesWritingAndReadingWithAllThatTheExtendedFormatHas() {
    FeatureSchema schema =
        schema(new BooleanFeature("sex", null, new Protection("The law asks for it")));

    assertThat(Json.read(Json.bytes(schema), FeatureSchema.class, "schema")).isEqualTo(schema);
  }

  private static FeatureSchema schema(Feature first) {
    return new FeatureSchema(
        FeatureSchema.EXTENDED, "n", "d", "bad", List.of(first, new BooleanFeature("young", null)));
  }
}
