// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H1;
import java.util.Locale;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class VersionViewTest extends ViewTests {
  private static final String VERSIONS = "models/" + Samples.CARD_FRAUD + "/versions/";

  @Test
  void showsHowAVersionStandsAndWhatItIsHere() {
    signIn("validator", Roles.VALIDATOR);
    go(VERSIONS + 80);
    assertThat(_get(H1.class).getText()).isEqualTo("card-fraud, version 80");
    assertThat(text())
        .contains(
            "Approved",
            "Champion for fraud at BankA",
            "BankA",
            "Epsilon 2.3 at delta 1e-06, by row")
        .contains("Scores card payments before they are authorised.")
        .contains("card-fraud, version 79");
  }

  @Test
  void teachesWhatACardIsWhereThereIsNone() {
    signIn("validator", Roles.VALIDATOR);
    go(VERSIONS + 79 + "/card");
    assertThat(text()).contains("Nobody has written a card yet");
    _get(EmptyState.class);
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "validator", Roles.VALIDATOR);
    go(VERSIONS + 80);
    assertThat(text())
        .contains("Freigegeben", "Champion für fraud bei BankA", "Eigentümer", "je Zeile");
  }

  @Test
  void saysThatThereIsNoSuchVersionOrTab() {
    signIn("validator", Roles.VALIDATOR);
    for (String nowhere : new String[] {VERSIONS + 999, VERSIONS + 80 + "/nothing"}) {
      go(nowhere);
      assertThat(_get(H1.class).getText()).isEqualTo("There is no such page");
      _assertNone(VersionView.class);
    }
  }
}
