// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.concordat.worker.Fixtures;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.Json;
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
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":2,\"max\":1,\"transform\":\"NONE\",\"mean\":0,\"sd\":1}' | must have finite min < max, but has min 2.0 and max 1.0",
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":-1,\"max\":1,\"transform\":\"LOG1P\",\"mean\":0,\"sd\":1}' | takes log1p, so min must be at least 0, but is -1.0",
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":0,\"max\":1,\"transform\":\"NONE\",\"mean\":0,\"sd\":0}' | 'x.sd' must be between 1.0E-9 and 1.0E9, but is 0.0",
        "'{\"type\":\"numeric\",\"name\":\"x\",\"min\":0,\"max\":1,\"transform\":\"NONE\",\"mean\":0}' | sd",
        "'{\"type\":\"categorical\",\"name\":\"x\",\"values\":[\"a\",\"a\"],\"other\":false}' | must declare each value once",
        "'{\"type\":\"boolean\",\"name\":\"bad\"}' | Each column may be declared once, but 'bad' is declared again",
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
}
