// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values that have broken other programs. None of them contains words that an answer must not, so
 * an answer may repeat what was given.
 */
final class Hostile {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "'",
          "' or '1'='1",
          "1; drop table model_version; --",
          "\"",
          "\\",
          "%",
          "%%25",
          "_",
          "\0",
          "a\0b",
          "\n\r\t\u0007",
          "\u202eabc\u202c",
          "\ufeff",
          "\ud83d\ude00",
          "e\u0301",
          "\uff11",
          "x".repeat(3_000),
          "x".repeat(30_000),
          "../../../etc/passwd",
          "..\\..\\windows",
          ";a=b",
          "//",
          "<script>alert(1)</script>",
          "${jndi:ldap://localhost/x}",
          "#{1+1}",
          "(((((((((((a+)+)+)+)+)+)+)+)+)+)+)",
          "null",
          "true",
          "[]",
          "{}",
          "\"quoted\" AND -word* OR (a:b & !c | d) <-> e",
          "& | ! ( ) : * <->",
          "O=BankA, L=London, C=GB");

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "-0",
          "1",
          "01",
          "201",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775808",
          "1e400",
          "1.5",
          "0x10",
          "NaN",
          "Infinity",
          "9".repeat(1_000));

  private static final List<String> TIMES =
      List.of(
          "yesterday",
          "0000-01-01T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59Z",
          "9999-12-31T23:59:59.999999999Z",
          "2026-02-30T00:00:00Z",
          "2026-03-02T12:00:00",
          "2026-03-02",
          "2026-03-02T24:00:00Z",
          "2026-03-02T12:00:00+25:00",
          "1772452800",
          "9223372036854775807",
          "Mon, 02 Mar 2026 12:00:00 GMT");

  private static final List<String> IDS =
      List.of(
          "0".repeat(64),
          "F".repeat(64),
          "g".repeat(64),
          "0".repeat(65),
          "00000000-0000-0000-0000-000000000000",
          "1-1-1-1-1",
          "00000000-0000-0000-0000-00000000000g");

  private static final List<String> CURSORS =
      Stream.of(
              "",
              "[]",
              "{}",
              "null",
              "[null,null]",
              "[\"a\"]",
              "[\"a\",\"b\"]",
              "[\"a\",\"b\",\"c\"]",
              "[\"\\u0000\",\"b\"]",
              "[\"\\ud800\",\"b\"]",
              "[1,2]",
              "[\"+999999999-12-31T23:59:59Z\",\"b\",\"1\"]",
              "[\"a\",\"b\"",
              "[".repeat(2_000))
          .map(json -> json.getBytes(StandardCharsets.UTF_8))
          .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
          .toList();

  /** No percent-encoding of any text in UTF-8. */
  private static final List<String> BROKEN =
      List.of("%", "%zz", "%u0041", "%C0%AF", "%FF%FE", "%ED%A0%80", "%F4%90%80%80", "a%");

  private static final List<String> ENCODED =
      Stream.concat(
              Stream.of(TEXTS, NUMBERS, TIMES, IDS, CURSORS)
                  .flatMap(List::stream)
                  .map(Hostile::encoded),
              BROKEN.stream())
          .toList();

  private Hostile() {}

  /** As they stand in an address. */
  static List<String> encoded() {
    return ENCODED;
  }

  static List<String> texts() {
    return Stream.of(TEXTS, NUMBERS, TIMES, IDS).flatMap(List::stream).toList();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
