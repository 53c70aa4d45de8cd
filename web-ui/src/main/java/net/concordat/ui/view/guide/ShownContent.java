// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.guide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.VersionStatus;
import org.springframework.stereotype.Component;

/** What a tour can show. */
@Component
final class ShownContent {
  private static final VersionFilter CHAMPION =
      new VersionFilter(null, null, null, null, null, "champion");
  private static final VersionFilter APPROVED =
      new VersionFilter(null, null, null, VersionStatus.APPROVED, null, null);

  private final ModelsApi models;

  ShownContent(ModelsApi models) {
    this.models = models;
  }

  /** The version with the most to see: one that serves, or is approved; none if there is none. */
  Optional<VersionKey> version() {
    return Stream.of(CHAMPION, APPROVED, VersionFilter.ALL)
        .map(this::newest)
        .flatMap(List::stream)
        .map(ModelVersion::version)
        .findFirst();
  }

  private List<ModelVersion> newest(VersionFilter filter) {
    return models.versions(filter).page(null).items();
  }
}
