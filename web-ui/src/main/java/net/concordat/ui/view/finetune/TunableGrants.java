// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.PageSource;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.VersionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The approved versions that a bank was granted for use and fine-tuning. A page of grants is read
 * once, and only when the pages before it had too few of those that are asked for.
 */
final class TunableGrants {
  private final PageSource<Grant> grants;
  private final ModelsApi models;
  private final Set<VersionKey> seen = new HashSet<>();
  private final List<ModelVersion> tunable = new ArrayList<>();
  private @Nullable String cursor;
  private boolean isRead;

  /** Of these grants, all of them to this bank and active. */
  TunableGrants(PageSource<Grant> grants, ModelsApi models) {
    this.grants = grants;
    this.models = models;
  }

  /** The first of those that are as asked; fewer than so many only where there are no more. */
  List<ModelVersion> first(int most, Predicate<ModelVersion> asked) {
    while (!isRead && matching(asked).limit(most).count() < most) {
      readOn();
    }
    return matching(asked).limit(most).toList();
  }

  private Stream<ModelVersion> matching(Predicate<ModelVersion> asked) {
    return tunable.stream().filter(asked);
  }

  private void readOn() {
    Page<Grant> page = grants.page(cursor);
    List<VersionKey> granted =
        page.items().stream()
            .filter(grant -> grant.kind().equals("USE") && grant.terms().mayFineTune())
            .filter(grant -> Instant.now().isBefore(grant.terms().expiresAt()))
            .map(Grant::version)
            .filter(seen::add)
            .toList();
    models.versions(granted).stream()
        .filter(version -> version.status() == VersionStatus.APPROVED)
        .forEach(tunable::add);
    cursor = page.nextCursor();
    isRead = cursor == null;
  }
}
