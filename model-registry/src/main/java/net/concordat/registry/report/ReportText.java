// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.report;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A report as it came, and what the registry reads of it.
 *
 * @param text byte for byte
 * @param digest the SHA-256 of it
 * @param artifactDigest which bytes were measured
 * @param dataCommitment to the rows
 * @param rows how many
 * @param positives how many of them have the event
 */
record ReportText(
    String text,
    String digest,
    String artifactDigest,
    String dataCommitment,
    long rows,
    long positives) {
  static final int LONGEST = 1_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern FORMAT = Pattern.compile("concordat-evaluation/[0-9]{1,4}");

  /**
   * Reads one.
   *
   * @throws ReportRefusedException if it is none
   */
  static ReportText read(byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw new ReportRefusedException(
          "A report has at most %d bytes; given more.".formatted(LONGEST), null);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode said = JSON.readTree(text);
      String format = said.path("format").asText();
      if (!FORMAT.matcher(format).matches()) {
        throw new ReportRefusedException(
            "A report has a format such as concordat-evaluation/2.", null);
      }
      return new ReportText(
          text,
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
          digest(said, "/artifactDigest"),
          digest(said, "/dataCommitment/value"),
          count(said, "rows"),
          count(said, "positives"));
    } catch (IOException e) {
      throw new ReportRefusedException("A report is a JSON object in UTF-8.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digest(JsonNode said, String path) {
    String digest = said.at(path).asText();
    if (!DIGEST.matcher(digest).matches()) {
      throw new ReportRefusedException(
          "%s of a report must be 64 hex digits in lower case.".formatted(path), null);
    }
    return digest;
  }

  private static long count(JsonNode said, String field) {
    JsonNode count = said.path(field);
    if (!count.canConvertToLong() || !count.isIntegralNumber() || count.longValue() < 0) {
      throw new ReportRefusedException(
          "%s of a report must be a whole number from 0 on.".formatted(field), null);
    }
    return count.longValue();
  }
}
