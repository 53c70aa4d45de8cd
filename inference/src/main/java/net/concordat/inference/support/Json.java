// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one strict way JSON is read and written here: unknown, duplicate and missing fields are
 * errors, polymorphism is by named lists only, and the bytes written depend on the value alone.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(100_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private static final ObjectWriter PRETTY =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  /**
   * Reads a value.
   *
   * @param what how messages name the text, for example {@code schema.json}
   * @throws InvalidInputException naming the field at fault
   */
  public static <T> T read(byte[] json, Class<T> type, String what) {
    T value;
    try {
      value = MAPPER.readValue(json, type);
    } catch (JsonMappingException e) {
      throw new InvalidInputException(what + " is not usable" + at(e) + ": " + reason(e), e);
    } catch (IOException e) {
      throw new InvalidInputException(what + " is not JSON: " + firstLine(e.getMessage()), e);
    }
    if (value == null) {
      throw new InvalidInputException(what + " must hold an object, but holds null");
    }
    return value;
  }

  /** Reads a file; see {@link #read(byte[], Class, String)}. */
  public static <T> T read(Path file, Class<T> type) {
    return read(InputFiles.bytes(file), type, file.toString());
  }

  /** The value as indented UTF-8 text that ends with a new line. */
  public static byte[] bytes(Object value) {
    try {
      byte[] text = PRETTY.writeValueAsBytes(value);
      byte[] withNewLine = java.util.Arrays.copyOf(text, text.length + 1);
      withNewLine[text.length] = '\n';
      return withNewLine;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Could not write " + value.getClass(), e);
    }
  }

  /** The value on one line. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Could not write " + value.getClass(), e);
    }
  }

  /** Writes the indented form to a file. */
  public static void write(Path file, Object value) throws IOException {
    Files.write(file, bytes(value));
  }

  private static String at(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "" : " at '" + path + "'";
  }

  /** Without the names of classes, which say nothing to whoever wrote the text. */
  private static String reason(JsonMappingException e) {
    if (e.getCause() instanceof InvalidInputException refusal) {
      return firstLine(refusal.getMessage());
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "there is no such field, only "
          + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    }
    String reason = firstLine(e.getOriginalMessage());
    if (reason.startsWith("Cannot map `null`")) {
      return "a value is required, but is missing";
    }
    return reason.replaceAll("`?net\\.concordat\\.[\\w.$]*[.$](\\w+)`?", "$1");
  }

  private static String firstLine(@org.jspecify.annotations.Nullable String message) {
    return message == null ? "no reason given" : message.lines().findFirst().orElse("");
  }
}
