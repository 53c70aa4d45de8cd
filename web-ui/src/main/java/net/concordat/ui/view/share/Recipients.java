// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.ArrayList;
import java.util.List;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.SharingPolicy;
import net.concordat.ui.part.Members;

/**
 * Which members a version may be offered to, as its policy has it, and why not the others.
 *
 * @param may whom, by their names on the ledger
 * @param mayNot a sentence about each of the others
 */
record Recipients(List<String> may, List<String> mayNot) {
  /**
   * Looks at all members.
   *
   * @param grantor who offers
   * @param kind REVIEW or USE
   */
  static Recipients of(
      List<Consortium.Member> members, ModelVersion version, String grantor, String kind) {
    List<String> may = new ArrayList<>();
    List<String> mayNot = new ArrayList<>();
    for (Consortium.Member member : members) {
      String name = member.name();
      if (name.equals(grantor) || name.equals(version.owner())) {
        continue;
      }
      String organisation = Members.organisation(name);
      if (!member.isActive()) {
        mayNot.add(translate("share.offer.not.suspended", organisation));
      } else if (!isNamed(version.policy(), name, kind)) {
        mayNot.add(
            kind.equals("USE")
                ? translate("share.offer.not.use", organisation)
                : translate("share.offer.not.review", organisation));
      } else if (!isWithin(version.policy(), member.jurisdiction())) {
        mayNot.add(translate("share.offer.not.country", organisation, member.jurisdiction()));
      } else {
        may.add(name);
      }
    }
    return new Recipients(may, mayNot);
  }

  private static boolean isNamed(SharingPolicy policy, String member, String kind) {
    return policy.openToMembers()
        || policy.recipients().contains(member)
        || (kind.equals("REVIEW") && policy.reviewers().contains(member));
  }

  private static boolean isWithin(SharingPolicy policy, String country) {
    return policy.jurisdictions().isEmpty() || policy.jurisdictions().contains(country);
  }
}
