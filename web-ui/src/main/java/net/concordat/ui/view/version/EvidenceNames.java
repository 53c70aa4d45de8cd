// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.api.Reviews;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Members;
import org.jspecify.annotations.Nullable;

/** What the digests of evidence are digests of, as far as is known here. */
record EvidenceNames(Optional<ModelDocument> report, List<Reviews.Measured> measured) {
  /** What to show for a digest; null for no evidence. */
  Component shown(@Nullable String digest, Locale locale) {
    if (digest == null) {
      return new Span(translate("version.reviews.evidence.none"));
    }
    return new Span(new Span(words(digest, locale) + " "), new Digest(digest));
  }

  private String words(String digest, Locale locale) {
    Optional<String> written =
        report
            .filter(document -> document.digest().equals(digest))
            .map(document -> translate("version.reviews.evidence.report", document.revision()));
    return written
        .or(() -> evaluation(digest, locale))
        .orElseGet(() -> translate("version.reviews.evidence.unknown"));
  }

  private Optional<String> evaluation(String digest, Locale locale) {
    return measured.stream()
        .filter(each -> each.reportDigest().equals(digest))
        .findFirst()
        .map(
            each ->
                translate(
                    "version.reviews.evidence.measured",
                    Members.organisation(each.evaluator()),
                    NumberFormat.getIntegerInstance(locale).format(each.holdoutRows())));
  }
}
