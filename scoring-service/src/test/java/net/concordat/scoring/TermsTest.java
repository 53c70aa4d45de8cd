// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.concordat.scoring.model.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adoption's conditions say of scoring. */
class TermsTest {
  @Test
  void readsTheLastSentence() {
    assertThat(
            Terms.of(
                "A person looks. Scoring: threshold 0.35; minutes without ledger 15; baseline reference."))
        .isEqualTo(new Terms(0.35, Duration.ofMinutes(15)));
    assertThat(Terms.of("Scoring: threshold 1")).isEqualTo(new Terms(1, Duration.ofMinutes(60)));
    assertThat(Terms.of("Scoring: minutes without ledger 0; threshold 0.5"))
        .isEqualTo(new Terms(0.5, Duration.ZERO));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "threshold 0.5",
        "Scoring: ",
        "Scoring: threshold",
        "Scoring: threshold 1.01",
        "Scoring: threshold -0.1",
        "Scoring: threshold 0.5; threshold 0.6",
        "Scoring: threshold 0.5; fall-back 3",
        "Scoring: minutes without ledger 5",
        "Scoring: threshold 0.5; minutes without ledger 10081",
        "Scoring: threshold 0.5. More words."
      })
  void refusesWhatGivesNoThresholdOrMoreThanIsKnown(@Nullable String conditions) {
    assertThatThrownBy(() -> Terms.of(conditions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The adoption's conditions m");
  }
}
