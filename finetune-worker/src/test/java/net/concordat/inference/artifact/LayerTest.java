// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import org.junit.jupiter.api.Test;

class LayerTest {
  private static final String GROUPS =
      "[{\"from\": 1, \"values\": 3, \"size\": 2}, {\"from\": %d, \"values\": 2, \"size\": 2}]";

  private static Architecture read(String format, int inputs, String layers) {
    String json =
        "{\"format\": \"%s\", \"inputs\": %d, \"layers\": [%s{\"type\": \"output\", \"units\": 1}]}"
            .formatted(format, inputs, layers);
    return Json.read(json.getBytes(StandardCharsets.UTF_8), Architecture.class, "configuration");
  }

  private static void assertRefused(String layers, String sentence) {
    assertThatThrownBy(() -> read(Architecture.WITH_OTHER_LAYERS, 9, layers))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void ofTheFirstFormatAreReadAndWrittenAsEver() {
    Architecture shape = read(Architecture.FORMAT, 9, "{\"type\": \"dense\", \"units\": 8},");

    assertThat(shape).isEqualTo(Architecture.perceptron(9, List.of(8)));
    assertThat(new String(Json.bytes(shape), StandardCharsets.UTF_8))
        .contains("concordat-network/1")
        .doesNotContain("parts");
  }

  @Test
  void ofOtherKindsAreOfTheSecondFormat() {
    String layers =
        "{\"type\": \"embedding\", \"units\": 8, \"groups\": %s}, {\"type\": \"layer-norm\", \"units\": 8}, {\"type\": \"residual\", \"units\": 8, \"inner\": 3},"
            .formatted(GROUPS.formatted(5));
    Architecture shape = read(Architecture.WITH_OTHER_LAYERS, 9, layers);

    // 3 x 2 and 2 x 2; 8 + 8; 8 x 3 + 3 and 3 x 8 + 8; 8 + 1.
    assertThat(shape.parameters()).isEqualTo(10 + 16 + 27 + 32 + 9);
    assertThat(Json.read(Json.bytes(shape), Architecture.class, "again")).isEqualTo(shape);
    assertThatThrownBy(() -> read(Architecture.FORMAT, 9, layers))
        .hasMessageContaining("must be 'concordat-network/2' for these layers");
  }

  @Test
  void areRefusedWhereTheyDoNotFit() {
    assertRefused(
        "{\"type\": \"residual\", \"units\": 8, \"inner\": 3},",
        "A 'residual' layer must have as many units as go in, 9, but has 8");
    assertRefused(
        "{\"type\": \"batch-norm\", \"units\": 8},",
        "A 'batch-norm' layer must have as many units as go in, 9, but has 8");
    assertRefused(
        "{\"type\": \"embedding\", \"units\": 8, \"groups\": %s},".formatted(GROUPS.formatted(3)),
        "one begins at input 3 before input 4");
    assertRefused(
        "{\"type\": \"embedding\", \"units\": 8, \"groups\": %s},".formatted(GROUPS.formatted(8)),
        "'end of an embedding's groups' must be between 1 and 9, but is 10");
    assertRefused(
        "{\"type\": \"embedding\", \"units\": 7, \"groups\": %s},".formatted(GROUPS.formatted(5)),
        "'units of an embedding' must be between 8 and 8, but is 7");
    assertRefused(
        "{\"type\": \"dense\", \"units\": 9}, {\"type\": \"embedding\", \"units\": 8, \"groups\": %s},"
            .formatted(GROUPS.formatted(5)),
        "An embedding must be the first layer, but is layer 2");
  }

  @Test
  void areRefusedWithANegativeVariance() {
    Architecture shape = Architecture.of(1, List.of(new Layer.BatchNorm(1), new Layer.Output(1)));
    Weights weights =
        new Weights(
            List.of(
                new Weights.LayerWeights(3, 1, new float[] {1, 0, -0.5f}, new float[1]),
                new Weights.LayerWeights(1, 1, new float[1], new float[1])));

    assertThatThrownBy(() -> Weights.decode(weights.encode(), shape))
        .hasMessage("A variance must be at least 0, but weights.bin holds -0.5 in layer 1");
  }
}
