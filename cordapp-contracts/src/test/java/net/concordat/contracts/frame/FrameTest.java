// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.stream.Stream;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every transaction, whatever its command. */
class FrameTest {
  static Stream<TransactionDraft> everyKind() {
    return Valid.all().stream();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void acceptsEveryKindOfTransaction(TransactionDraft draft) {
    draft.isAccepted();
  }
}
