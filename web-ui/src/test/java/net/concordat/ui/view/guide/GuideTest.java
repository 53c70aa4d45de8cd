// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.guide;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Set;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guided tour. */
class GuideTest extends ViewTests {
  private static void press(String words) {
    _click(_get(Button.class, spec -> spec.withText(words)));
  }

  private static String address() {
    return UI.getCurrent().getInternals().getActiveViewLocation().getPath();
  }

  @Test
  void leadsThroughEveryStepToTheEnd() {
    signIn("developer", Roles.DEVELOPER);
    assertThat(text()).contains("In 6 steps through what is here for you");
    press("Begin");
    assertThat(address()).matches("models/[0-9a-f]{64}/versions/[0-9]+/card");
    assertThat(text()).contains("Step 1 of 6:", "What this version is");
    _assertNone(Button.class, spec -> spec.withText("Back"));
    press("Next");
    assertThat(address()).endsWith("/performance");
    press("Back");
    assertThat(address()).endsWith("/card");
    for (int step = 1; step < 6; step++) {
      press("Next");
    }
    assertThat(address()).endsWith("/ledger");
    assertThat(text()).contains("Step 6 of 6:", "Verify it yourself");
    press("Finish");
    assertThat(address()).isEmpty();
    assertThat(text())
        .contains("You have seen all 6 steps.", "Begin again")
        .doesNotContain("Step 6");
  }

  @Test
  void canBeLeftAndGoneOnWith() {
    signIn("validator", Roles.VALIDATOR);
    press("Begin");
    press("Next");
    press("Leave the tour");
    assertThat(address()).isEmpty();
    assertThat(text()).contains("Begin again").doesNotContain("Step 2 of 5:");
    press("Go on at step 2 of 5");
    assertThat(address()).endsWith("/performance");
    assertThat(text()).contains("Step 2 of 5:");
  }

  @Test
  void staysWhereSomebodyGoesElsewhere() {
    signIn("approver", Roles.APPROVER);
    press("Begin");
    go("members");
    assertThat(text()).contains("Step 1 of 5:", "Founded by BankA");
  }

  @Test
  void isNotOfferedAsLongAsThereIsNothingToSee() {
    party.registry().gives("versions", "{\"items\": []}");
    signIn("developer", Roles.DEVELOPER);
    assertThat(text()).contains("No versions yet");
    _assertNone(GuideCard.class);
  }

  @Test
  void goesOnAsTheBrowserRemembers() {
    signIn("validator", Roles.VALIDATOR);
    remembers("3.LEFT");
    go("members");
    go("");
    assertThat(text()).contains("Go on at step 4 of 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"77.LEFT", "x.ON", "1.GONE", "1.DONE.ON"})
  void offersItAnewWhereTheBrowserRemembersNonsense(String value) {
    signIn("validator", Roles.VALIDATOR);
    remembers(value);
    go("members");
    go("");
    _assertOne(GuideCard.class);
    assertThat(text()).contains("Begin").doesNotContain("Go on at step");
  }

  private void remembers(String value) {
    VaadinSession.getCurrent().setAttribute(Progress.class, null);
    sendCookies(new Cookie("concordat-guide", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Roles.DEVELOPER,
        Roles.VALIDATOR,
        Roles.APPROVER,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.SUPERVISOR
      })
  void leadsNobodyToWhatTheRoleMayNotSee(String role) {
    signIn("somebody", role);
    VersionKey version = new VersionKey(Samples.CARD_FRAUD, 80, "");
    for (Stop stop : Stop.of(Set.of(role))) {
      go(stop.address(version));
      assertThat(text()).as("%s for %s", stop, role).doesNotContain("This view cannot be shown");
      _assertNone(NotThereView.class);
    }
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "validator", Roles.VALIDATOR);
    go("members");
    go("");
    press("Beginnen");
    assertThat(text()).contains("Schritt 1 von 5:", "Was diese Version ist", "Rundgang verlassen");
  }
}
