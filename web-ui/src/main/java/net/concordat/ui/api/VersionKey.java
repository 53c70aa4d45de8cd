// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which version is meant, whatever its status.
 *
 * @param modelId its model, 64 hex digits
 * @param version its number, from 1
 * @param artifactDigest the SHA-256 of its bytes, 64 hex digits
 */
public record VersionKey(String modelId, int version, String artifactDigest) {
  /** Versions as the registry takes several: each its model and its number. */
  static String all(List<VersionKey> versions) {
    return versions.stream()
        .map(each -> each.modelId + "/" + each.version)
        .collect(Collectors.joining(","));
  }
}
