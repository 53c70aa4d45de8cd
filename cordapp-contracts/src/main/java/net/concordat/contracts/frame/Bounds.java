// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import net.corda.core.crypto.SecureHash;

/**
 * Bounds for what a state may hold. A member's node stores what other members send, so nothing may
 * be longer than a database column or a reader expects.
 */
public final class Bounds {
  /** Longest short name: of a model, a purpose, a data domain. */
  public static final int NAME = 100;

  /** Longest running text: conditions of a decision, the words of a policy. */
  public static final int TEXT = 1_000;

  /** Most members or observers of a consortium, and so most parties in any list. */
  public static final int PARTIES = 50;

  /** Largest artifact, in bytes: 64 GiB. */
  public static final long ARTIFACT_BYTES = 1L << 36;

  /** Far beyond any epsilon that still means privacy: 1,000, in millionths. */
  public static final long EPSILON_MILLIONTHS = 1_000_000_000L;

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Bounds() {}

  /** Requires a text of 1 to {@code longest} characters that is not blank at either end. */
  public static void text(String field, String value, int longest) {
    LedgerRule.FRAME_BOUNDED.require(
        !value.isEmpty() && value.length() <= longest && value.equals(value.trim()),
        field
            + " has 1 to "
            + longest
            + " characters without blanks at its ends; given "
            + value.length()
            + " characters");
  }

  /** Requires a list of {@code least} to {@code most} distinct elements. */
  public static void list(String field, Collection<?> values, int least, int most) {
    LedgerRule.FRAME_BOUNDED.require(
        values.size() >= least && values.size() <= most,
        field + " has " + least + " to " + most + " elements; given " + values.size());
    LedgerRule.FRAME_BOUNDED.require(
        new HashSet<>(values).size() == values.size(), field + " names an element twice");
  }

  /** Requires a list of {@code least} to {@code most} distinct short names. */
  public static void names(String field, List<String> values, int least, int most) {
    list(field, values, least, most);
    for (String value : values) {
      text(field, value, NAME);
    }
  }

  /** Requires a number from {@code least} to {@code most}. */
  public static void number(String field, long value, long least, long most) {
    LedgerRule.FRAME_BOUNDED.require(
        value >= least && value <= most,
        field + " is from " + least + " to " + most + "; given " + value);
  }

  /** Requires a SHA-256; Corda knows other hashes too. */
  public static void digest(String field, SecureHash value) {
    LedgerRule.FRAME_DIGEST.require(
        value instanceof SecureHash.SHA256, field + "; given " + value.getClass().getSimpleName());
  }

  /** Requires a country as two capital letters (ISO 3166-1). */
  public static void country(String value) {
    LedgerRule.FRAME_BOUNDED.require(
        COUNTRY.matcher(value).matches(),
        "a jurisdiction is two capital letters; given " + value.length() + " characters");
  }

  /** Requires a UUID written in lower case. */
  public static void uuid(String field, String value) {
    LedgerRule.FRAME_COMMAND_ID.require(isUuid(value), field + " is a UUID in lower case");
  }

  /** Whether a text is a UUID written in lower case. */
  public static boolean isUuid(String value) {
    return UUID_TEXT.matcher(value).matches();
  }
}
