// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** JSON in one form: indented by two spaces, ended by a line break, fields as they were put in. */
final class Json {
  /** Most bytes of an entry that lists others. */
  static final int MOST_LISTED = 16 << 20;

  /** Most bytes of an entry that says one thing. */
  static final int MOST_SAID = 16 << 10;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ArrayNode texts(Collection<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  static byte[] write(JsonNode json) {
    try {
      return (WRITER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree cannot be written", e);
    }
  }

  /**
   * Reads what this class could have written, to the byte.
   *
   * @param most how many bytes are read at most: a tree takes many times as many
   * @throws EvidenceException naming the entry if it could not
   */
  static JsonNode read(String entry, byte[] content, int most) throws EvidenceException {
    JsonNode json = readAny(entry, content, most);
    if (Arrays.equals(write(json), content)) {
      return json;
    }
    throw new EvidenceException(entry, "not in the one form that JSON has in a pack");
  }

  /**
   * Reads JSON in whatever form.
   *
   * @param most how many bytes are read at most
   * @throws EvidenceException naming the entry if it is none
   */
  static JsonNode readAny(String entry, byte[] content, int most) throws EvidenceException {
    if (content.length > most) {
      throw new EvidenceException(
          entry, "at most " + most + " bytes are read; given " + content.length);
    }
    try {
      return MAPPER.readTree(content);
    } catch (IOException | RuntimeException broken) {
      throw new EvidenceException(entry, "not JSON: " + firstLine(broken));
    }
  }

  private static String firstLine(Exception broken) {
    return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
  }
}
