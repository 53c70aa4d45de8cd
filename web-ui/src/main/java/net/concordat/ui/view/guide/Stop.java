// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.guide;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.security.Roles;

/** A place to which a guided tour leads. */
enum Stop {
  SUPERVISION("regulator"),
  MODELS("models"),
  CARD("models/%s/versions/%d/card"),
  PERFORMANCE("models/%s/versions/%d/performance"),
  LINEAGE("models/%s/versions/%d/lineage"),
  REVIEWS("models/%s/versions/%d/reviews"),
  LEDGER("models/%s/versions/%d/ledger"),
  EVIDENCE("models/%s/versions/%d/evidence"),
  DECISIONS("review"),
  SHARING("share"),
  TRAINING("fine-tune"),
  MEMBERS("members"),
  AUDIT("audit");

  private final String address;

  Stop(String address) {
    this.address = address;
  }

  /** Its address, about a version. */
  String address(VersionKey version) {
    return address.formatted(version.modelId(), version.version());
  }

  /** Its text's name; what to see there has the same with {@code .text}. */
  String text() {
    return "guide." + name().toLowerCase(Locale.ROOT);
  }

  /** Where somebody is led, by what that one does most. */
  static List<Stop> of(Set<String> roles) {
    if (roles.contains(Roles.DEVELOPER)) {
      return List.of(CARD, PERFORMANCE, REVIEWS, SHARING, TRAINING, LEDGER);
    }
    if (roles.contains(Roles.VALIDATOR)) {
      return List.of(CARD, PERFORMANCE, REVIEWS, DECISIONS, LEDGER);
    }
    if (roles.contains(Roles.APPROVER)) {
      return List.of(CARD, REVIEWS, DECISIONS, EVIDENCE, LEDGER);
    }
    if (roles.contains(Roles.SUPERVISOR)) {
      return List.of(SUPERVISION, MODELS, LINEAGE, REVIEWS, AUDIT, LEDGER);
    }
    return List.of(MODELS, REVIEWS, MEMBERS, AUDIT, LEDGER);
  }
}
