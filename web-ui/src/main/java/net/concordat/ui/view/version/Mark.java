// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Span;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;

/** Whether a difference is for the better, in a word and a colour. */
final class Mark {
  private Mark() {}

  /**
   * Marks one.
   *
   * @param isLessBetter whether less of the figure is better
   * @param low from where the difference may be, this version minus the other
   * @param high to where
   */
  static Span of(boolean isLessBetter, double low, double high) {
    if (low <= 0 && high >= 0) {
      return new Badge(translate("version.compare.unclear"), Tone.NONE);
    }
    boolean isBetter = isLessBetter ? high < 0 : low > 0;
    return isBetter
        ? new Badge(translate("version.compare.better"), Tone.GOOD)
        : new Badge(translate("version.compare.worse"), Tone.BAD);
  }
}
