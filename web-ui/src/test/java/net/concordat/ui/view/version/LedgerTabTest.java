// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.audit.TransactionGrid;
import org.junit.jupiter.api.Test;

class LedgerTabTest extends ViewTests {
  @Test
  void asksForTransactionsAboutThisVersionAlone() {
    signIn("auditor", Roles.AUDITOR);
    go("models/" + Samples.CARD_FRAUD + "/versions/80/ledger");
    assertThat(_size(_get(TransactionGrid.class))).isEqualTo(6);
    assertThat(party.registry().asked())
        .filteredOn(asked -> asked.path().equals("audit"))
        .isNotEmpty()
        .allSatisfy(
            asked -> {
              assertThat(asked.parameter("modelId")).contains(Samples.CARD_FRAUD);
              assertThat(asked.parameter("version")).contains("80");
            });
  }
}
