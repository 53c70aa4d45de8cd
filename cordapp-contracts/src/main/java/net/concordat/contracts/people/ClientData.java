// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.concordat.contracts.frame.LedgerRule;
import net.corda.core.crypto.SecureHash;

/**
 * What a browser says in an assertion: JSON that begins with four fields in a fixed form, so that
 * they can be read without a parser. The form is checked as the specification's Limited
 * Verification Algorithm does, and more strictly in what may follow: nothing that another reader of
 * the same JSON could take for one of these fields.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#clientdatajson-verification">Web Authentication,
 *     section 5.8.1.2</a>
 */
final class ClientData {
  private static final String BEFORE_CHALLENGE = "{\"type\":\"webauthn.get\",\"challenge\":\"";
  private static final String BEFORE_ORIGIN = "\",\"origin\":\"";
  private static final String AFTER_ORIGIN = "\",\"crossOrigin\":";
  private static final String SAME_ORIGIN = "false";
  private static final List<String> FIELDS =
      Arrays.asList("\"type\"", "\"challenge\"", "\"origin\"", "\"crossOrigin\"", "\"topOrigin\"");

  private ClientData() {}

  static void check(byte[] json, SecureHash challenge, List<String> origins) {
    String text = new String(json, StandardCharsets.ISO_8859_1);
    requireForm(text.indexOf('\\') < 0, "a backslash");
    String fromChallenge = after(BEFORE_CHALLENGE, text);
    String givenChallenge = upToQuote(fromChallenge);
    checkChallenge(givenChallenge, challenge);
    String fromOrigin = after(BEFORE_ORIGIN, fromChallenge.substring(givenChallenge.length()));
    String givenOrigin = upToQuote(fromOrigin);
    LedgerRule.ASSERTION_ORIGIN.require(
        origins.contains(givenOrigin),
        "one of " + origins + " expected; given " + printable(givenOrigin));
    String crossOrigin = after(AFTER_ORIGIN, fromOrigin.substring(givenOrigin.length()));
    LedgerRule.ASSERTION_ORIGIN.require(
        !crossOrigin.startsWith("true"), "given inside a page of another origin");
    checkRest(after(SAME_ORIGIN, crossOrigin));
  }

  private static void checkChallenge(String given, SecureHash challenge) {
    String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge.getBytes());
    LedgerRule.ASSERTION_CHALLENGE.require(
        given.equals(expected), expected + " expected; given " + printable(given));
  }

  private static void checkRest(String rest) {
    requireForm(
        rest.equals("}") || (rest.startsWith(",\"") && rest.endsWith("}")),
        "neither an end nor another field after crossOrigin");
    for (String field : FIELDS) {
      requireForm(!rest.contains(field), field + " after crossOrigin");
    }
  }

  private static String after(String expected, String text) {
    requireForm(text.startsWith(expected), "something else than " + expected);
    return text.substring(expected.length());
  }

  private static String upToQuote(String text) {
    int end = text.indexOf('"');
    requireForm(end >= 0, "a text without an end");
    return text.substring(0, end);
  }

  private static void requireForm(boolean holds, String given) {
    LedgerRule.ASSERTION_CLIENT_DATA.require(holds, "given " + given);
  }

  /** What another member sent, fit for a log. */
  private static String printable(String given) {
    return given.replaceAll("[^ -~]", "?");
  }
}
