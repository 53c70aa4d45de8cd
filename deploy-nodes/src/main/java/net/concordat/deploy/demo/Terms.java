// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The privacy rules under which the demonstration shares, as registries take them. */
final class Terms {
  /** Just longer than a transaction's time window, so that it can be offered and then expires. */
  static final Duration SHORT = Duration.ofSeconds(75);

  private static final Duration LONG = Duration.ofDays(365);
  private static final String NON_PRIVATE =
      "Trained without differential privacy: the weights may tell of single rows. Shared with the named members alone, who agreed to keep them.";

  private Terms() {}

  static Map<String, Object> lasting(UseCase useCase) {
    return terms(useCase, LONG);
  }

  static Map<String, Object> brief(UseCase useCase) {
    return terms(useCase, SHORT);
  }

  /** Of what a policy says: a day longer than any grant, which is made later. */
  static Map<String, Object> longest(UseCase useCase) {
    return terms(useCase, LONG.plusDays(1));
  }

  /**
   * Recipients may use and adapt; reviewers may evaluate; nobody may share onward.
   *
   * @param terms of what was derived: no wider than the grant it was made under
   */
  static Map<String, Object> policy(
      List<String> recipients, List<Office> reviewers, Map<String, Object> terms) {
    return Map.of(
        "recipients",
        recipients,
        "reviewers",
        reviewers.stream().map(Office::name).toList(),
        "openToMembers",
        false,
        "jurisdictions",
        List.of(),
        "terms",
        terms);
  }

  /** When what was agreed under terms ends. */
  static Instant expiry(Map<String, Object> terms) {
    return Instant.parse(String.valueOf(terms.get("expiresAt")));
  }

  private static Map<String, Object> terms(UseCase useCase, Duration lasting) {
    return Map.of(
        "purposes",
        List.of(useCase.name()),
        "mayFineTune",
        true,
        "mayShareOnward",
        false,
        "derivedVersionsGoBack",
        true,
        "expiresAt",
        Instant.now().plus(lasting).truncatedTo(ChronoUnit.SECONDS).toString(),
        "nonPrivate",
        NON_PRIVATE);
  }
}
