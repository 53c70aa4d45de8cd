// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.concordat.ui.api.SharingPolicy;
import net.concordat.ui.api.UsageTerms;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;

/** What a policy or the terms of a grant say, in sentences made of their fields alone. */
public final class PolicyWords {

  private PolicyWords() {}

  /** Who may receive a version, and for what. */
  public static List<String> of(SharingPolicy policy, Locale locale) {
    List<String> sentences = new ArrayList<>();
    if (policy.openToMembers()) {
      sentences.add(translate("version.sharing.open"));
    } else {
      sentences.add(
          policy.recipients().isEmpty()
              ? translate("version.sharing.use.none")
              : translate("version.sharing.use", names(policy.recipients())));
      sentences.add(
          policy.reviewers().isEmpty()
              ? translate("version.sharing.review.none")
              : translate("version.sharing.review", names(policy.reviewers())));
    }
    sentences.add(
        policy.jurisdictions().isEmpty()
            ? translate("version.sharing.anywhere")
            : translate("version.sharing.within", countries(policy.jurisdictions(), locale)));
    sentences.addAll(of(policy.terms(), locale));
    return sentences;
  }

  /** What a grant lets its grantee do: one for review nothing but evaluate. */
  public static List<String> of(String kind, UsageTerms terms, Locale locale) {
    if (!"REVIEW".equals(kind)) {
      return of(terms, locale);
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(translate("version.sharing.evaluate", String.join(", ", terms.purposes())));
    addCommon(sentences, terms, locale);
    return sentences;
  }

  /** For what a version may be used. */
  public static List<String> of(UsageTerms terms, Locale locale) {
    List<String> sentences = new ArrayList<>();
    sentences.add(translate("version.sharing.purposes", String.join(", ", terms.purposes())));
    sentences.add(
        translate(terms.mayFineTune() ? "version.sharing.derive" : "version.sharing.derive.not"));
    sentences.add(
        translate(
            terms.mayShareOnward() ? "version.sharing.onward" : "version.sharing.onward.not"));
    if (terms.derivedVersionsGoBack()) {
      sentences.add(translate("version.sharing.back"));
    }
    Long epsilon = terms.largestEpsilonMillionths();
    if (epsilon != null) {
      sentences.add(translate("version.sharing.epsilon", new Figures(locale).millionths(epsilon)));
    }
    addCommon(sentences, terms, locale);
    return sentences;
  }

  private static void addCommon(List<String> sentences, UsageTerms terms, Locale locale) {
    if (terms.nonPrivate() != null) {
      sentences.add(translate("version.sharing.nonPrivate", terms.nonPrivate()));
    }
    sentences.add(translate("version.sharing.until", Times.words(terms.expiresAt(), locale)));
  }

  /** The sentences, one below the other. */
  public static UnorderedList list(List<String> sentences) {
    UnorderedList list = new UnorderedList();
    list.addClassName("sentences");
    sentences.forEach(sentence -> list.add(new ListItem(sentence)));
    return list;
  }

  private static String names(List<String> members) {
    return members.stream().map(Members::organisation).collect(Collectors.joining(", "));
  }

  private static String countries(List<String> codes, Locale locale) {
    return codes.stream()
        .map(code -> new Locale.Builder().setRegion(code).build().getDisplayCountry(locale))
        .collect(Collectors.joining(", "));
  }
}
