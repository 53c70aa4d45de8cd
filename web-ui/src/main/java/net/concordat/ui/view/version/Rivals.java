// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.KeptReport;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionKey;
import org.jspecify.annotations.Nullable;

/** With what a version is compared: the champion for its purpose, its parent, then all others. */
final class Rivals {
  private final ModelsApi models;
  private final ShownVersion shown;
  private final ModelNames names;
  private final Optional<VersionKey> champion;

  Rivals(ModelsApi models, ShownVersion shown) {
    this.models = models;
    this.names = new ModelNames(models);
    this.shown = shown;
    VersionFilter champions =
        new VersionFilter(null, null, shown.model().purpose(), null, null, "champion");
    this.champion =
        models.versions(champions).page(null).items().stream()
            .filter(version -> version.aliases().stream().anyMatch(Rivals::isChampion))
            .map(ModelVersion::version)
            .filter(key -> !is(key, shown.modelId(), shown.number()))
            .findFirst();
  }

  ShownVersion shown() {
    return shown;
  }

  ModelVersion version(KeptReport report) {
    return models.version(report.modelId(), report.version());
  }

  /** Reports of others, the champion's and the parent's first. */
  List<KeptReport> among(List<KeptReport> onSameRows) {
    return onSameRows.stream()
        .filter(
            report ->
                !report.modelId().equals(shown.modelId()) || report.version() != shown.number())
        .sorted(Comparator.comparingInt(report -> champion(report) ? 0 : parent(report) ? 1 : 2))
        .toList();
  }

  /** The champion and the parent, as far as they have no report among these. */
  List<String> without(List<KeptReport> others) {
    List<String> missing = new ArrayList<>();
    champion
        .filter(key -> others.stream().noneMatch(report -> is(key, report)))
        .ifPresent(key -> missing.add(translate("version.compare.champion", name(key))));
    VersionKey parent = shown.version().parent();
    if (parent != null && others.stream().noneMatch(report -> is(parent, report))) {
      missing.add(translate("version.compare.parent", name(parent)));
    }
    return missing;
  }

  String words(KeptReport report) {
    String name = name(new VersionKey(report.modelId(), report.version(), ""));
    if (champion(report)) {
      return translate("version.compare.champion", name);
    }
    return parent(report) ? translate("version.compare.parent", name) : name;
  }

  private String name(VersionKey key) {
    return key.modelId().equals(shown.modelId())
        ? translate("version.evaluations.other", key.version())
        : translate("version.heading", names.name(key.modelId()), key.version());
  }

  private boolean champion(KeptReport report) {
    return is(champion.orElse(null), report);
  }

  private boolean parent(KeptReport report) {
    return is(shown.version().parent(), report);
  }

  private static boolean is(@Nullable VersionKey key, KeptReport report) {
    return is(key, report.modelId(), report.version());
  }

  private static boolean is(@Nullable VersionKey key, String modelId, int version) {
    return key != null && key.modelId().equals(modelId) && key.version() == version;
  }

  private static boolean isChampion(net.concordat.ui.api.ServedPurpose served) {
    return "champion".equals(served.alias());
  }
}
