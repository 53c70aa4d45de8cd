// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which versions are looked for; all of it must hold.
 *
 * @param words that its names, purpose, owner, data domain and digest have together; null for any
 * @param owner published by this member; null for any
 * @param purpose whose model is for this purpose; null for any
 * @param status how it stands; null for any
 */
public record VersionFilter(
    @Nullable String words,
    @Nullable String owner,
    @Nullable String purpose,
    @Nullable VersionStatus status) {
  /** All versions. */
  public static final VersionFilter ALL = new VersionFilter(null, null, null, null);

  /** As parameters of a request. */
  Map<String, Object> query() {
    Map<String, Object> query = new LinkedHashMap<>();
    // The registry takes letters and digits for words; a search for others would be refused.
    if (words != null && words.chars().anyMatch(Character::isLetterOrDigit)) {
      query.put("q", words);
    }
    if (owner != null) {
      query.put("owner", owner);
    }
    if (purpose != null) {
      query.put("purpose", purpose);
    }
    if (status != null) {
      query.put("status", status.name());
    }
    return query;
  }
}
