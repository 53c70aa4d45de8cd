// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who reviewed versions, and on what evidence. */
@Component
public final class ReviewsApi {
  private static final String VERSION = "models/{id}/versions/{n}";

  private final RegistryClient registry;

  ReviewsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** All of a version. */
  public Reviews reviews(String modelId, int version) {
    return registry.get(Reviews.class, Map.of(), VERSION + "/reviews", modelId, version);
  }

  /** What banks measured of a version. */
  public List<Reviews.Measured> measured(String modelId, int version) {
    return registry.list(
        Reviews.Measured.class, Map.of(), VERSION + "/evaluations", modelId, version);
  }
}
