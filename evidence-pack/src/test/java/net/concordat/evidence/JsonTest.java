// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON of a pack has one form, and whatever is not is named. */
class JsonTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatItWrites() throws EvidenceException {
    byte[] written = Json.write(Json.object().put("a", "ä").set("b", Json.array().add(1)));
    assertThat(Json.read("a.json", written, 100).path("a").asText()).isEqualTo("ä");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{} {}", "{}", "{ }", "{\n  \"a\" : 1,\n  \"a\" : 1\n}\n", "nonsense"})
  void refusesEveryOtherForm(String text) {
    assertThatThrownBy(() -> Json.read("a.json", bytes(text), 100))
        .isInstanceOfSatisfying(
            EvidenceException.class, wrong -> assertThat(wrong.entry()).isEqualTo("a.json"));
  }

  @Test
  void readsNothingThatIsTooLong() {
    assertThatThrownBy(() -> Json.read("a.json", new byte[101], 100))
        .isInstanceOf(EvidenceException.class)
        .hasMessage("at most 100 bytes are read; given 101");
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThatThrownBy(() -> Json.readAny("a.json", bytes("[".repeat(100_000)), 1 << 20))
        .isInstanceOf(EvidenceException.class)
        .hasMessageStartingWith("not JSON");
  }
}
