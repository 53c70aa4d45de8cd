// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.concordat.deploy.DeployException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesCommandTest {
  private static final String ID = "6a0c0000-0000-4000-8000-000000000001";

  @Test
  void readsWhatARowSaysAndNothingAsUnknown() {
    assertThat(OutcomesCommand.outcome(ID + ",true,2026-12-03T09:00:00Z", 2))
        .containsEntry("id", java.util.UUID.fromString(ID))
        .containsEntry("label", true)
        .containsEntry("at", "2026-12-03T09:00:00Z");
    assertThat(OutcomesCommand.outcome(ID + ",0,2026-12-03T09:00:00Z", 2))
        .containsEntry("label", false);
    assertThat(OutcomesCommand.outcome(ID + ",,2026-12-03T09:00:00Z", 2))
        .containsEntry("label", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "6a0c,true,2026-12-03T09:00:00Z",
        ID + ",yes,2026-12-03T09:00:00Z",
        ID + ",true,yesterday",
        ID + ",true",
        ID + ",true,2026-12-03T09:00:00Z,more"
      })
  void namesTheRowThatCannotBeUnderstood(String row) {
    assertThatThrownBy(() -> OutcomesCommand.outcome(row, 17))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("Row 17");
  }
}
