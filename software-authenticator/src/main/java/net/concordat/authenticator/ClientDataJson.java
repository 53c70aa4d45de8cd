// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The client data of a ceremony, as a browser serialises them.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#clientdatajson-serialization">Web Authentication,
 *     section 5.8.1.1</a>
 */
final class ClientDataJson {
  private ClientDataJson() {}

  /** Of an assertion. */
  static byte[] get(byte[] challenge, String origin) {
    return of("webauthn.get", challenge, origin);
  }

  /** Of a new credential. */
  static byte[] create(byte[] challenge, String origin) {
    return of("webauthn.create", challenge, origin);
  }

  private static byte[] of(String type, byte[] challenge, String origin) {
    String json =
        "{\"type\":"
            + quoted(type)
            + ",\"challenge\":"
            + quoted(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge))
            + ",\"origin\":"
            + quoted(origin)
            + ",\"crossOrigin\":false}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** The specification's CCDToString. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
              } else if (point < ' ') {
                quoted.append(String.format("\\u%04x", point));
              } else {
                quoted.appendCodePoint(point);
              }
            });
    return quoted.append('"').toString();
  }
}
