// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Client data that were changed <em>before</em> they were signed, as only a hostile browser would:
 * whatever of them is accepted says the same to a JSON parser as to the contract, which has none.
 */
class HostileClientDataTest {
  /** What means something in client data, or to a parser. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          ",",
          ":",
          " ",
          "\0",
          "true",
          ",\"type\":\"webauthn.create\"",
          ",\"challenge\":\"AAAA\"",
          ",\"origin\":\"https://evil.example\"",
          ",\"crossOrigin\":true",
          ",\"topOrigin\":\"https://evil.example\"",
          ",\"\\u006frigin\":\"https://evil.example\"",
          ",\"more\":[1,{\"most\":null}]",
          "\"type\":\"webauthn.get\",");

  private static final AssertionDraft DRAFT = AssertionDraft.es256();
  private static final String VALID =
      new String(DRAFT.signed().getClientDataJson().getBytes(), StandardCharsets.UTF_8);

  private static int acceptedAndParsed;

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void saysToAParserWhatItSaysToTheContract(@ForAll long seed) {
    String json = changed(new Random(seed));
    if (!isAccepted(json)) {
      return;
    }
    JsonNode parsed;
    try {
      parsed = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      return; // no parser can be misled by it
    }
    acceptedAndParsed++;
    assertThat(List.of(text(parsed, "type"), text(parsed, "origin"), text(parsed, "crossOrigin")))
        .as(json)
        .containsExactly("webauthn.get", AssertionDraft.ORIGIN, "false");
    assertThat(Base64.getUrlDecoder().decode(text(parsed, "challenge")))
        .as(json)
        .isEqualTo(AssertionDraft.CHALLENGE.getBytes());
  }

  private static String text(JsonNode parsed, String name) {
    return parsed.path(name).asText();
  }

  private static boolean isAccepted(String json) {
    Assertion signed = DRAFT.signed(json.getBytes(StandardCharsets.UTF_8));
    try {
      DRAFT.verify(signed);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** With one to three pieces more, half of them before its end, where a browser adds fields. */
  private static String changed(Random random) {
    StringBuilder json = new StringBuilder(VALID);
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      int at = random.nextBoolean() ? json.length() - 1 : random.nextInt(json.length() + 1);
      json.insert(at, PIECES.get(random.nextInt(PIECES.size())));
    }
    return json.toString();
  }

  @AfterContainer
  static void someAreAccepted() {
    assertThat(acceptedAndParsed).isPositive();
  }
}
