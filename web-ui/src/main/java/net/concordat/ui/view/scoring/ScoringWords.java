// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;

/** What the pages about decisions have in common. */
final class ScoringWords {
  private static final Pattern VERSION = Pattern.compile("([0-9a-f]{64})/([1-9][0-9]{0,5})");

  private static final int PLACES = 6;

  private ScoringWords() {}

  /** FLAGGED or PASSED, in a word and a colour: neither is good or bad. */
  static Badge decision(String decision) {
    return new Badge(
        translate("scoring." + decision), decision.equals("FLAGGED") ? Tone.OPEN : Tone.HELD);
  }

  /** From what reasons are measured; one that is not known is shown as it is. */
  static String baseline(String baseline) {
    return baseline.equals("reference") ? translate("scoring.baseline.reference") : baseline;
  }

  /** A score or threshold; all its digits for whoever points at it. */
  static Span exact(double value, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(PLACES);
    Span span = new Span(format.format(value));
    span.setTitle(Double.toString(value));
    return span;
  }

  /** Which version an id of the scoring service means; nothing for one of another form. */
  static Optional<VersionKey> version(String versionId) {
    Matcher form = VERSION.matcher(versionId);
    return form.matches()
        ? Optional.of(new VersionKey(form.group(1), Integer.parseInt(form.group(2)), ""))
        : Optional.empty();
  }
}
