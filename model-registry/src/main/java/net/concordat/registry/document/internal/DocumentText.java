// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.concordat.registry.document.DocumentProblem;
import net.concordat.registry.web.BadRequestException;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document, as it was written: its digest is over its very bytes, so that everybody
 * who has the text can check it, and a card has the digest that its artifact's publisher stated.
 *
 * @param text JSON
 * @param tree what it says
 */
public record DocumentText(String text, ObjectNode tree) {
  /** How many bytes a document has at most. */
  public static final int LONGEST = 500_000;

  /** Reads strictly, keeps numbers as they are written, and passes over fields it does not know. */
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(50).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /**
   * Reads what somebody sends.
   *
   * @throws DocumentProblem if it is too long or no JSON object
   */
  public static DocumentText read(InputStream body) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw new BadRequestException("The document broke off. Nothing was kept.", e);
    }
    if (bytes.length > LONGEST) {
      throw DocumentProblem.tooLong(LONGEST);
    }
    try {
      return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw DocumentProblem.malformed("the bytes are not UTF-8.", e);
    }
  }

  private static DocumentText of(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode tree) {
        return new DocumentText(text, tree);
      }
    } catch (JsonProcessingException e) {
      throw DocumentProblem.malformed(firstLine(e.getOriginalMessage()), e);
    }
    throw DocumentProblem.malformed("given something else.", null);
  }

  /** What was kept; it was read before it was. */
  public static ObjectNode tree(String kept) {
    return of(kept).tree();
  }

  /**
   * The text that the registry writes itself.
   *
   * @throws DocumentProblem if it is too long
   */
  static DocumentText of(ObjectNode tree) {
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
      if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
        throw DocumentProblem.tooLong(LONGEST);
      }
      return new DocumentText(text, tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A document cannot be written", e);
    }
  }

  /** The SHA-256 of the text's bytes, 64 hex digits. */
  public String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it cannot be read." : message.lines().findFirst().orElse("");
  }
}
