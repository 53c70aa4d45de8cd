// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;

/** Reads the fields of an object that anybody may have written. */
public final class JsonField {
  private final JsonNode node;

  /** Reads from an object. */
  public JsonField(JsonNode node) {
    this.node = node;
  }

  private JsonNode field(String name, boolean isSo, String form) {
    if (!isSo) {
      throw new InvalidInputException(
          "The field \"" + name + "\" must be " + form + ", but is " + shown(node.path(name)));
    }
    return node.path(name);
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return value.isMissingNode() ? "missing" : text.substring(0, Math.min(text.length(), 80));
  }

  /** A text. */
  public String text(String name) {
    return field(name, node.path(name).isTextual(), "a text").textValue();
  }

  /** A whole number. */
  public long number(String name) {
    JsonNode value = node.path(name);
    return field(name, value.isIntegralNumber() && value.canConvertToLong(), "a whole number")
        .longValue();
  }

  int whole(String name) {
    return field(name, node.path(name).isInt(), "a whole number of 32 bits").intValue();
  }

  JsonNode object(String name) {
    return field(name, node.path(name).isObject(), "an object");
  }

  List<JsonNode> array(String name, int most) {
    JsonNode value = node.path(name);
    field(name, value.isArray() && value.size() <= most, "a list of at most " + most + " texts");
    List<JsonNode> elements = new ArrayList<>();
    value.forEach(elements::add);
    return elements;
  }

  /** An id. */
  public UUID id(String name) {
    String text = text(name);
    try {
      UUID id = UUID.fromString(text);
      field(name, id.toString().equals(text), "a UUID in lower case");
      return id;
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("The field \"" + name + "\" must be a UUID, but is none");
    }
  }

  /** A hash, as 64 hexadecimal digits. */
  public Hash hash(String name) {
    return hash(name, text(name));
  }

  static Hash hash(String name, String text) {
    try {
      return Hash.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "The field \"" + name + "\" must have hexadecimal digits, but has others");
    }
  }

  Instant time(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "The field \"" + name + "\" must be a time as ISO 8601 has it, but is none");
    }
  }

  byte[] base64(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("The field \"" + name + "\" must be Base64, but is not");
    }
  }
}
