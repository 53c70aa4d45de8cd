// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.inference.Models;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSchemaTest {
  private final RowSchema schema = new RowSchema(Models.SCHEMA);

  private static Map<String, @Nullable Object> row() {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("amount", 0);
    row.put("kind", "cash");
    row.put("place", "abroad");
    row.put("night", true);
    row.put("grade", "C");
    row.put("age", 50);
    row.put("at", "2025-03-01T06:00:00Z");
    return row;
  }

  private float[] encoded(Map<String, ?> row) {
    float[] out = new float[schema.width() + 2];
    schema.encode(row, out, 1);
    assertThat(out[0]).isZero();
    assertThat(out[out.length - 1]).isZero();
    return java.util.Arrays.copyOfRange(out, 1, out.length - 1);
  }

  private List<FieldProblem> problems(Map<String, ?> row) {
    InvalidRowException refused =
        catchThrowableOfType(InvalidRowException.class, () -> encoded(row));
    return refused.problems();
  }

  @Nested
  class Encodes {
    /** By hand: log(1 + 0) is 0, less 3 over 2; six hours are a quarter of a turn. */
    @Test
    void eachKindAsItsFeatureDeclares() {
      assertThat(encoded(row()))
          .containsExactly(
              new float[] {-1.5f, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0},
              org.assertj.core.data.Offset.offset(1e-6f));
    }

    @Test
    void anUnknownCategoryIntoTheInputForSuch() {
      Map<String, @Nullable Object> row = row();
      row.put("kind", "cheque");

      assertThat(encoded(row)).startsWith(-1.5f, 0, 0, 0, 1);
    }

    @Test
    void aMissingValueAsTheSchemaSays() {
      Map<String, @Nullable Object> row = row();
      row.put("kind", null);
      row.put("grade", null);
      row.put("age", null);

      assertThat(encoded(row)).containsSubsequence(new float[] {0, 0, 0, 1, 0, 1, 1, 0, 0, 1});
    }

    @Test
    void whatIsLeftOfTheRowBefore() {
      float[] out = new float[schema.width()];
      schema.encode(row(), out, 0);
      Map<String, @Nullable Object> other = row();
      other.put("kind", "card");
      schema.encode(other, out, 0);

      assertThat(out).containsExactly(encoded(other));
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "amount | 'text' | TYPE | must be a number between 0.0 and 1000.0, but is the text 'text'",
          "amount | '12' | TYPE | must be a number between 0.0 and 1000.0, but is the text '12'",
          "night | 'true' | TYPE | must be 1, 0, true or false, but is the text 'true'",
          "place | 'moon' | VALUE | must be one of [home, abroad], but is 'moon'",
          "place | '' | MISSING | must be one of [home, abroad], but is ''",
          "grade | 'D' | VALUE | must be one of [A, B, C], but is 'D'",
          "at | 'noon' | VALUE | must hold a day or time such as 2025-03-01 or"
              + " 2025-03-01T10:00:00, but holds 'noon'",
          "at | '2031-01-01' | RANGE | must be between 2020-01-01 and 2030-01-01, but is"
              + " '2031-01-01'"
        })
    void textThatAFieldCannotHave(String field, String text, FieldRule rule, String reason) {
      Map<String, @Nullable Object> row = row();
      row.put(field, text);

      assertThat(problems(row)).containsExactly(new FieldProblem(field, rule, reason));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "amount | -1 | RANGE | must be between 0.0 and 1000.0, but is '-1.0'",
          "amount | NaN | RANGE | must be between 0.0 and 1000.0, but is 'NaN'",
          "amount | Infinity | RANGE | must be between 0.0 and 1000.0, but is 'Infinity'",
          "night | 2 | VALUE | must be 1, 0, true or false, but is 2.0",
          "place | 1 | TYPE | must be one of [home, abroad], but is the number 1.0",
          "at | 5 | TYPE | must be a day or time between 2020-01-01 and 2030-01-01, but is the"
              + " number 5.0"
        })
    void aNumberThatAFieldCannotHave(String field, double number, FieldRule rule, String reason) {
      Map<String, @Nullable Object> row = row();
      row.put(field, number);

      assertThat(problems(row)).containsExactly(new FieldProblem(field, rule, reason));
    }

    @Test
    void aFlagAsANumberAndAListAsAnything() {
      Map<String, @Nullable Object> row = row();
      row.put("amount", true);
      row.put("kind", List.of("card"));

      assertThat(problems(row))
          .extracting(FieldProblem::field, FieldProblem::rule)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("amount", FieldRule.TYPE),
              org.assertj.core.groups.Tuple.tuple("kind", FieldRule.TYPE));
    }

    @Test
    void aMissingValueWithoutARule() {
      Map<String, @Nullable Object> row = row();
      row.put("amount", null);
      row.put("night", null);

      assertThat(problems(row)).extracting(FieldProblem::rule).containsOnly(FieldRule.MISSING);
    }

    @Test
    void fieldsThatAreNotGivenAndThoseThatAreNone() {
      Map<String, @Nullable Object> row = row();
      row.remove("grade");
      row.put("sex", 1);

      assertThat(problems(row))
          .containsExactly(
              new FieldProblem("sex", FieldRule.EXTRA, "is no field of this model"),
              new FieldProblem(
                  "grade",
                  FieldRule.MISSING,
                  "must be one of [A, B, C], or null where the schema says so, but is not given"));
    }

    @Test
    void aFieldThatIsGivenTwice() {
      RowFiller filler = schema.filler();
      filler.begin(new float[schema.width()], 0);
      filler.number("amount", 1);
      filler.number("amount", 2);

      assertThatThrownBy(filler::end)
          .isInstanceOf(InvalidRowException.class)
          .hasMessageContaining("'amount' must be given once, but is again");
    }
  }

  @Test
  void saysWhatEachFieldTakes() {
    assertThat(schema.fields())
        .extracting(Field::name, Field::kind, Field::missing)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("amount", Field.Kind.NUMBER, Field.Missing.REFUSED),
            org.assertj.core.groups.Tuple.tuple("kind", Field.Kind.CATEGORY, Field.Missing.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple(
                "place", Field.Kind.CATEGORY, Field.Missing.REFUSED),
            org.assertj.core.groups.Tuple.tuple("night", Field.Kind.FLAG, Field.Missing.REFUSED),
            org.assertj.core.groups.Tuple.tuple("grade", Field.Kind.ORDINAL, Field.Missing.DEFAULT),
            org.assertj.core.groups.Tuple.tuple("age", Field.Kind.NUMBER, Field.Missing.INDICATED),
            org.assertj.core.groups.Tuple.tuple("at", Field.Kind.TIME, Field.Missing.REFUSED));
  }
}
