// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.scoring.model.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adoption's conditions say of scoring. */
class TermsTest {
  private static Terms terms(double threshold, Duration withoutLedger) {
    return new Terms(threshold, Terms.REFERENCE, withoutLedger, null, new TreeMap<>());
  }

  @Test
  void readsWhatItFallsBackOnAndWhatSuspendsIt() {
    String version = "0f".repeat(32) + "/12";
    assertThat(
            Terms.of(
                "Scoring: threshold 0.35; baseline reference; fall-back "
                    + version
                    + "; suspend psi 0.25; suspend pr-auc 0.6."))
        .isEqualTo(
            new Terms(
                0.35,
                Terms.REFERENCE,
                Duration.ofMinutes(60),
                version,
                new TreeMap<>(Map.of("psi", 0.25, "pr-auc", 0.6))));
  }

  @Test
  void readsTheLastSentence() {
    assertThat(
            Terms.of(
                "A person looks. Scoring: threshold 0.35; minutes without ledger 15; baseline reference."))
        .isEqualTo(terms(0.35, Duration.ofMinutes(15)));
    assertThat(Terms.of("Scoring: threshold 1; baseline reference"))
        .isEqualTo(terms(1, Duration.ofMinutes(60)));
    assertThat(Terms.of("Scoring: minutes without ledger 0; threshold 0.5; baseline reference"))
        .isEqualTo(terms(0.5, Duration.ZERO));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "threshold 0.5",
        "Scoring: ",
        "Scoring: threshold",
        "Scoring: threshold 1.01; baseline reference",
        "Scoring: threshold -0.1; baseline reference",
        "Scoring: threshold 0.5; baseline reference; threshold 0.6",
        "Scoring: threshold 0.5; baseline reference; fall-back 3",
        "Scoring: threshold 0.5; baseline reference; fall-back abababababababababababababababababababababababababababababababab/0",
        "Scoring: threshold 0.5; baseline reference; suspend psj 0.25",
        "Scoring: threshold 0.5; baseline reference; suspend psi",
        "Scoring: threshold 0.5; baseline reference; suspend psi 0.2; suspend psi 0.3",
        "Scoring: threshold 0.5",
        "Scoring: threshold 0.5; baseline",
        "Scoring: threshold 0.5; baseline mean",
        "Scoring: threshold 0.5; baseline reference; baseline reference",
        "Scoring: threshold 0.5; baseline reference; psi 0.2",
        "Scoring: minutes without ledger 5; baseline reference",
        "Scoring: threshold 0.5; baseline reference; minutes without ledger 10081",
        "Scoring: threshold 0.5; baseline reference. More words."
      })
  void refusesWhatGivesNoThresholdOrMoreThanIsKnown(@Nullable String conditions) {
    assertThatThrownBy(() -> Terms.of(conditions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The adoption's conditions m");
  }
}
