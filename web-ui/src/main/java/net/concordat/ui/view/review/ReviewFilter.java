// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionStatus;
import org.jspecify.annotations.Nullable;

/**
 * What of a review is looked for.
 *
 * @param proposals how proposals stand: OPEN, ACCEPTED or REJECTED; null for any
 * @param versions how versions stand; null for any
 * @param purpose for what models are; null for any
 * @param mine only what waits for whoever looks, or for the bank
 */
record ReviewFilter(
    @Nullable String proposals,
    @Nullable VersionStatus versions,
    @Nullable String purpose,
    boolean mine) {
  /** Which versions that asks for. */
  VersionFilter ofVersions() {
    return new VersionFilter(null, null, purpose, versions, null, null);
  }
}
