// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import org.jspecify.annotations.Nullable;

/**
 * Where a document is.
 *
 * @param modelId about which model
 * @param version about which of its versions; null for what is said of the model itself
 * @param kind what the document is for, such as model-card
 */
public record DocumentPlace(String modelId, @Nullable Integer version, String kind) {
  /** What a version's validators found. */
  public static DocumentPlace report(VersionKey version) {
    return new DocumentPlace(version.modelId(), version.version(), "validation-report");
  }

  /** Its address, with {@link #places} to be put into it. */
  String path() {
    return version == null
        ? "models/{id}/documents/{kind}"
        : "models/{id}/versions/{n}/documents/{kind}";
  }

  /** What stands in the address. */
  Object[] places() {
    return version == null ? new Object[] {modelId, kind} : new Object[] {modelId, version, kind};
  }
}
