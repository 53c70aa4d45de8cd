// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

/** How a version is named in an address. */
public final class VersionPath {
  /** Under a version. */
  public static final String VERSION = "/api/v1/models/{modelId}/versions/{version}";

  /** A model's id. */
  public static final String MODEL_ID = "[0-9a-f]{64}";

  /** The same in words. */
  public static final String MODEL_ID_FORM = "must be 64 hex digits in lower case";

  private VersionPath() {}
}
