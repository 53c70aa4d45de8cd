// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.view.version.VersionBox;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the versions that this bank may derive from: those that it was granted for use and
 * fine-tuning, and its own; all of them approved.
 */
final class TunableBox extends ComboBox<ModelVersion> {
  private static final long serialVersionUID = 1;

  private final transient ModelsApi models;
  private final transient SharingApi sharing;
  private @Nullable String own;
  private transient @Nullable List<ModelVersion> held;

  TunableBox(ModelsApi models, SharingApi sharing) {
    this.models = models;
    this.sharing = sharing;
    setItemLabelGenerator(VersionBox::words);
  }

  /** Asks whose versions it shows; which these are, only when somebody opens it. */
  void load() {
    own = sharing.party().orElse(null);
    held = null;
    setItems(query -> found(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
  }

  private List<ModelVersion> held() {
    if (held == null) {
      held = own == null ? List.of() : granted(own);
    }
    return held;
  }

  private List<ModelVersion> granted(String bank) {
    List<VersionKey> granted =
        sharing.held(bank).stream()
            .filter(grant -> grant.kind().equals("USE") && grant.terms().mayFineTune())
            .filter(grant -> Instant.now().isBefore(grant.terms().expiresAt()))
            .map(Grant::version)
            .distinct()
            .toList();
    return models.versions(granted).stream()
        .filter(version -> version.status() == VersionStatus.APPROVED)
        .toList();
  }

  /** Those whose names have these words. */
  Stream<ModelVersion> found(String words, int offset, int limit) {
    List<ModelVersion> first =
        held().stream()
            .filter(version -> isNamed(version, words))
            .skip(offset)
            .limit(limit)
            .toList();
    if (own == null || first.size() == limit) {
      return first.stream();
    }
    int before =
        Math.toIntExact(held().stream().filter(version -> isNamed(version, words)).count());
    VersionFilter ofBank =
        new VersionFilter(
            words.isBlank() ? null : words, own, null, VersionStatus.APPROVED, null, null);
    return Stream.concat(
        first.stream(),
        new CursorPages<>(models.versions(ofBank))
            .items(Math.max(0, offset - before), limit - first.size()));
  }

  private static boolean isNamed(ModelVersion version, String words) {
    return VersionBox.words(version)
        .toLowerCase(Locale.ROOT)
        .contains(words.strip().toLowerCase(Locale.ROOT));
  }
}
