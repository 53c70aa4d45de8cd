// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact.web;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.common.ArtifactDigest;
import net.concordat.registry.web.BadRequestException;
import org.jspecify.annotations.Nullable;

/** A digest in a header: RFC 9530's {@code Content-Digest} and the older {@code Digest}. */
final class DigestField {
  private static final Pattern SHA_256 =
      Pattern.compile("(?:^|,)\\s*(?i:sha-256)=(:?)([A-Za-z0-9+/]{43}=)\\1\\s*(?:,|$)");

  private DigestField() {}

  /**
   * The SHA-256 that a header announces.
   *
   * @param value the header's value; null if it was not sent
   * @return null if it was not sent
   * @throws BadRequestException if there is none in it: whoever sent it believes it was checked
   */
  static @Nullable ArtifactDigest parse(String header, @Nullable String value) {
    if (value == null) {
      return null;
    }
    Matcher found = SHA_256.matcher(value);
    if (!found.find()) {
      throw new BadRequestException(
          "%s must announce a SHA-256, as in sha-256=:BASE64:; given %s"
              .formatted(header, value.length() > 100 ? value.substring(0, 100) + "..." : value),
          null);
    }
    return ArtifactDigest.ofBytes(Base64.getDecoder().decode(found.group(2)));
  }

  /** The digest as RFC 9530 writes it. */
  static String write(ArtifactDigest digest) {
    return "sha-256=:"
        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()))
        + ":";
  }
}
