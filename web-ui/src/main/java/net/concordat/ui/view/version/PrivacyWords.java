// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.Locale;
import net.concordat.ui.api.Provenance;
import net.concordat.ui.part.Figures;

/** Privacy losses as people read them. */
public final class PrivacyWords {
  private static final double TRILLION = 1e12;

  private PrivacyWords() {}

  /** What a version's owner claims. */
  static String claim(Provenance provenance, Locale locale) {
    Long epsilon = provenance.epsilonMillionths();
    Long delta = provenance.deltaTrillionths();
    if (epsilon == null || delta == null) {
      return translate("version.privacy.none");
    }
    return loss(String.valueOf(provenance.privacyUnit()), epsilon, delta, locale);
  }

  /**
   * A loss with what it is counted by.
   *
   * @param unit ROW or CUSTOMER
   */
  public static String loss(
      String unit, long epsilonMillionths, long deltaTrillionths, Locale locale) {
    return translate(
        "version.privacy.of",
        new Figures(locale).millionths(epsilonMillionths),
        delta(deltaTrillionths),
        translate("version.privacy.unit." + unit));
  }

  static String delta(long trillionths) {
    return "%.0e".formatted(trillionths / TRILLION);
  }
}
