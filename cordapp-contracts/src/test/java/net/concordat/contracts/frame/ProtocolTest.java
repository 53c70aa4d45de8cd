// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of commands as a whole. */
class ProtocolTest {
  static Collection<CommandRow> rows() {
    return Protocol.rows();
  }

  /** So no private state is ever in the history of a shared one. */
  @ParameterizedTest
  @MethodSource("rows")
  void whatBuildsOnAPrivateStateIsPrivate(CommandRow row) {
    if (row.buildsOn().stream().anyMatch(PrivateState.class::isAssignableFrom)) {
      assertThat(row.makes())
          .as(row.command().getName())
          .isNotEmpty()
          .allMatch(PrivateState.class::isAssignableFrom);
    }
  }
}
