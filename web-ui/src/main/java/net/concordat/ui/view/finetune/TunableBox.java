// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.api.VersionFilter;
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
  private transient @Nullable TunableGrants granted;

  TunableBox(ModelsApi models, SharingApi sharing) {
    this.models = models;
    this.sharing = sharing;
    setItemLabelGenerator(VersionBox::words);
  }

  /** Asks whose versions it shows; which these are, only when somebody opens it. */
  void load() {
    own = sharing.party().orElse(null);
    granted = own == null ? null : new TunableGrants(sharing.heldBy(own), models);
    setItems(query -> found(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
  }

  /** Those whose names have these words. */
  Stream<ModelVersion> found(String words, int offset, int limit) {
    if (granted == null) {
      return Stream.of();
    }
    List<ModelVersion> first = granted.first(offset + limit, version -> isNamed(version, words));
    if (first.size() == offset + limit) {
      return first.stream().skip(offset);
    }
    VersionFilter ofBank =
        new VersionFilter(
            words.isBlank() ? null : words, own, null, VersionStatus.APPROVED, null, null);
    return Stream.concat(
        first.stream().skip(offset),
        new CursorPages<>(models.versions(ofBank))
            .items(Math.max(0, offset - first.size()), limit - Math.max(0, first.size() - offset)));
  }

  private static boolean isNamed(ModelVersion version, String words) {
    return VersionBox.words(version)
        .toLowerCase(Locale.ROOT)
        .contains(words.strip().toLowerCase(Locale.ROOT));
  }
}
