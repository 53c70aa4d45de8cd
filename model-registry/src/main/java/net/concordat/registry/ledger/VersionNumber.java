// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which version of which model is meant.
 *
 * @param modelId its model, 64 hex digits
 * @param version its number, from 1
 */
public record VersionNumber(String modelId, int version) {
  /** What {@link #parse} takes. */
  public static final String FORM = "[0-9a-f]{64}/[1-9][0-9]{0,8}";

  /** The same in words. */
  public static final String FORM_IN_WORDS =
      "must each be a model's id and a version's number, with a slash between";

  /** Some versions, as the API's description shows them. */
  public static final String EXAMPLE =
      "[\"5a0f37c1d2b84e6695a0f37c1d2b84e6695a0f37c1d2b84e6695a0f37c1d2b84/1\"]";

  /**
   * Reads versions.
   *
   * @param texts each of the {@link #FORM}; null for none named
   */
  public static @Nullable List<VersionNumber> parseNullable(@Nullable List<String> texts) {
    return texts == null ? null : parse(texts);
  }

  /** Reads versions, each of the {@link #FORM}; each once. */
  public static List<VersionNumber> parse(List<String> texts) {
    return texts.stream().map(VersionNumber::parse).distinct().toList();
  }

  private static VersionNumber parse(String text) {
    String[] parts = text.split("/", 2);
    return new VersionNumber(parts[0], Integer.parseInt(parts[1]));
  }

  /** The version that a key means. */
  public static VersionNumber of(VersionKey key) {
    return new VersionNumber(key.modelId(), key.version());
  }

  /** Versions as rows of values, as a database compares them. */
  public static List<Object[]> rows(List<VersionNumber> versions) {
    return versions.stream().map(each -> new Object[] {each.modelId, each.version}).toList();
  }
}
