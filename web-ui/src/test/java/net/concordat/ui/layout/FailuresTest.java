// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.models.ModelsView;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see when something fails. */
class FailuresTest extends ViewTests {
  private static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";
  @Autowired private ModelsApi models;

  @BeforeEach
  void open() {
    signIn("developer", Roles.DEVELOPER);
  }

  @Test
  void showsTheRegistrysSentenceWithAnIdToAskAbout() {
    party.registry().refuses("GET " + VERSION, 502, "The node failed with it.");
    go(VERSION);
    assertThat(_get(H1.class).getText()).isEqualTo("This view cannot be shown");
    assertThat(text())
        .contains("The node failed with it.", "The registry failed with it. Try again")
        .containsPattern("Correlation id [0-9a-f-]{36}");
    // A page that a browser left may be asking for the same.
    assertThat(party.registry().asked())
        .filteredOn(asked -> asked.path().equals(VERSION))
        .extracting(asked -> asked.header("X-correlation-id"))
        .anyMatch(text()::contains);
  }

  @Test
  void saysThatTheRegistryIsAwayAndShowsNoStack() {
    party.registry().setAway(true);
    go(VERSION);
    assertThat(text())
        .contains("The registry does not answer. Wait a moment and try again")
        .doesNotContain("Exception");
  }

  @Test
  void keepsTheViewWhenSomethingFailsInIt() {
    go("models");
    party.registry().refuses("GET " + VERSION, 409, "It stands otherwise by now.");
    RegistryException refusal =
        Assertions.catchThrowableOfType(
            RegistryException.class, () -> models.version(Samples.CARD_FRAUD, 80));
    VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(refusal));
    MockVaadin.clientRoundtrip();
    assertThat(NotificationsKt.getNotifications()).hasSize(1);
    _get(ModelsView.class);
  }

  @Test
  void leavesNothingOverThePageOfWhoeverGoesToSignInAgain() {
    go("models");
    party.realm().endSessions();
    RegistryException refusal =
        Assertions.catchThrowableOfType(
            RegistryException.class, () -> models.version(Samples.CARD_FRAUD, 80));
    VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(refusal));
    MockVaadin.clientRoundtrip();
    Notification notice = NotificationsKt.getNotifications().get(0);
    _fireDomEvent(_get(notice, Anchor.class), "click");
    assertThat(notice.isOpened()).isFalse();
  }

  @Test
  void asksToSignInAgainOnceTheRealmGivesNoMoreTokens() {
    party.realm().endSessions();
    go(VERSION);
    assertThat(text()).contains("Your session has ended. Sign in again");
  }
}
