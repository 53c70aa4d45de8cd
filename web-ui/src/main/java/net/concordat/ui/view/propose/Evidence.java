// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.propose;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.concordat.ui.api.DocumentsApi;
import net.concordat.ui.api.Reviews;
import net.concordat.ui.api.ReviewsApi;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;

/**
 * What a decision can rest on.
 *
 * @param digest the SHA-256 that the ledger keeps
 * @param words what it is
 */
record Evidence(String digest, String words) {
  private static final Set<String> JUDGED = Set.of("validation-report", "conditions-of-use");

  /** All that is known here of a version, what its judges wrote first. */
  static List<Evidence> of(
      VersionKey version, DocumentsApi documents, ReviewsApi reviews, Locale locale) {
    Stream<Evidence> written =
        documents.of(version).stream()
            .filter(document -> JUDGED.contains(document.kind()))
            .map(
                document ->
                    new Evidence(
                        document.digest(),
                        translate("propose.evidence." + document.kind(), document.revision())));
    Stream<Evidence> measured =
        reviews.measured(version.modelId(), version.version()).stream()
            .map(each -> of(each, locale));
    return Stream.concat(written, measured).toList();
  }

  private static Evidence of(Reviews.Measured measured, Locale locale) {
    return new Evidence(
        measured.reportDigest(),
        translate(
            "propose.evidence.measured",
            Members.organisation(measured.evaluator()),
            new Figures(locale).count(measured.holdoutRows())));
  }

  /** With so much of the digest as tells it apart. */
  String label() {
    return words + " (" + Digest.shortened(digest) + ")";
  }
}
