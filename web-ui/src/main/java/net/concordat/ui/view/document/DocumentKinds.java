// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.DocumentPlace;
import net.concordat.ui.api.VersionKey;

/** The documents about models and versions. */
final class DocumentKinds {
  static final String CLASSIFICATION = "classification";
  static final String REPORT = "validation-report";
  static final List<String> ALL =
      List.of(
          CLASSIFICATION,
          "model-card",
          REPORT,
          "conditions-of-use",
          "monitoring-plan",
          "retirement-note");

  private DocumentKinds() {}

  /** What to call one; of a kind that is not known, its name. */
  static String words(String kind) {
    return ALL.contains(kind) || kind.equals("ledger") ? translate("document.kind." + kind) : kind;
  }

  /** Where it is: a classification is the model's, all others a version's. */
  static DocumentPlace place(VersionKey version, String kind) {
    return new DocumentPlace(
        version.modelId(), kind.equals(CLASSIFICATION) ? null : version.version(), kind);
  }

  /** What the registry calls writing it. */
  static String action(String kind) {
    return "WRITE_" + kind.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
