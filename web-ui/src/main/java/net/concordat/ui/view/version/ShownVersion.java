// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import java.util.Locale;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.RegisteredModel;

/**
 * What a tab is about.
 *
 * @param model the version's model
 * @param version as it stands
 * @param locale in which texts are read
 */
public record ShownVersion(RegisteredModel model, ModelVersion version, Locale locale) {
  /** Its model's id. */
  public String modelId() {
    return version.version().modelId();
  }

  /** Its number. */
  public int number() {
    return version.version().version();
  }
}
