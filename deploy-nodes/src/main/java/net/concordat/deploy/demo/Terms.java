// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.deploy.operator.Bank;

/** The privacy rules under which the demonstration shares. */
final class Terms {
  /** Just longer than a transaction's time window, so that it can be offered and then expires. */
  static final Duration SHORT = Duration.ofSeconds(75);

  private static final Duration LONG = Duration.ofDays(365);
  private static final String NON_PRIVATE =
      "Trained without differential privacy: the weights may tell of single rows. Shared with the named members alone, who agreed to keep them.";

  private Terms() {}

  static UsageTerms lasting(UseCase useCase) {
    return terms(useCase, LONG);
  }

  static UsageTerms brief(UseCase useCase) {
    return terms(useCase, SHORT);
  }

  /** Recipients may use and adapt; reviewers may evaluate; nobody may share onward. */
  static SharingPolicy policy(UseCase useCase, List<Bank> recipients, List<Bank> reviewers) {
    // A day longer than any grant, which is made later.
    return SharingPolicy.named(
        recipients.stream().map(Bank::identity).toList(),
        reviewers.stream().map(Bank::identity).toList(),
        terms(useCase, LONG.plusDays(1)));
  }

  /** The policy of what was derived: no wider than the grant it was made under. */
  static SharingPolicy derived(List<Bank> recipients, List<Bank> reviewers, UsageTerms held) {
    return SharingPolicy.named(
        recipients.stream().map(Bank::identity).toList(),
        reviewers.stream().map(Bank::identity).toList(),
        held);
  }

  private static UsageTerms terms(UseCase useCase, Duration lasting) {
    return new UsageTerms(
        List.of(useCase.name()),
        true,
        false,
        true,
        Instant.now().plus(lasting).truncatedTo(ChronoUnit.SECONDS),
        NON_PRIVATE);
  }
}
