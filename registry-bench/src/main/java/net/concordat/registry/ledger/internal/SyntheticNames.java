// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.corda.core.crypto.SecureHash;

/** What a synthetic ledger has, by which it can be asked for: names, ids and times. */
public final class SyntheticNames {
  /** When the first state came to be. */
  public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  /** From one version to the next. */
  public static final Duration STEP = Duration.ofMinutes(10);

  /** How many versions a model has. */
  public static final int EACH = 10;

  /** What models are for. */
  public static final List<String> PURPOSES =
      List.of("card-fraud", "credit-risk", "money-laundering", "account-takeover");

  private static final List<String> WORDS =
      List.of(
          "retail",
          "nordic",
          "mortgage",
          "merchant",
          "instant",
          "corporate",
          "savings",
          "travel",
          "online",
          "cheque",
          "leasing",
          "student",
          "premium",
          "transfer",
          "insurance",
          "pension");

  private SyntheticNames() {}

  /** The id of a model, as a registry writes it. */
  public static String modelId(int model) {
    return Facts.hex(id(model));
  }

  /** The name of a model. */
  public static String name(int model) {
    return "%s %s %06d".formatted(word(model), word(model / WORDS.size()), model);
  }

  /** A word of some models' names. */
  public static String word(int which) {
    return WORDS.get(which % WORDS.size());
  }

  /** The name of a member. */
  public static String member(int which) {
    return "O=Bank" + (char) ('A' + which % 5) + ", L=London, C=GB";
  }

  /** When a version came to be, by its place among all. */
  public static Instant at(int version) {
    return START.plus(STEP.multipliedBy(version));
  }

  static SecureHash id(int model) {
    return SecureHash.sha256("model " + model);
  }
}
