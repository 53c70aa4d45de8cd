// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which versions are looked for; all of it must hold.
 *
 * @param words that its names, purpose, owner, data domain and digest have together; null for any
 * @param owner published by this member, named as on the ledger; null for any
 * @param purpose whose model is for this purpose; null for any
 * @param status how it stands; null for any
 * @param tier how its model is classified: LOW, MEDIUM or HIGH; null for any
 * @param alias champion or challenger; null for any and none
 */
public record VersionFilter(
    @Nullable String words,
    @Nullable String owner,
    @Nullable String purpose,
    @Nullable VersionStatus status,
    @Nullable String tier,
    @Nullable String alias) {
  /** All versions. */
  public static final VersionFilter ALL = new VersionFilter(null, null, null, null, null, null);

  /** As parameters, without those that ask for nothing. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, "q", words);
    put(parameters, "owner", owner);
    put(parameters, "purpose", purpose);
    put(parameters, "status", status == null ? null : status.name());
    put(parameters, "tier", tier);
    put(parameters, "alias", alias);
    return parameters;
  }

  /**
   * As the registry takes it: letters and digits for words; it would refuse a search for others.
   */
  Map<String, Object> query() {
    Map<String, Object> query = new LinkedHashMap<>(parameters());
    if (words != null && words.chars().noneMatch(Character::isLetterOrDigit)) {
      query.remove("q");
    }
    return query;
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }
}
