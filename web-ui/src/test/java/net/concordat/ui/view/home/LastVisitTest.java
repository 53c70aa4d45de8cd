// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastVisitTest extends ViewTests {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @BeforeEach
  void open() {
    signIn("auditor", Roles.AUDITOR);
  }

  @Test
  void findsNothingNewTheFirstTime() {
    assertThat(LastVisit.before(MORNING)).isEqualTo(new LastVisit(Long.MAX_VALUE, null));
  }

  @Test
  void keepsWhatWasNewForAsLongAsTheVisitLasts() {
    LastVisit.before(MORNING).remember(40, MORNING);
    comesBack();
    Instant evening = MORNING.plus(Duration.ofHours(9));
    LastVisit before = LastVisit.before(evening);
    assertThat(before).isEqualTo(new LastVisit(40, MORNING));
    before.remember(45, evening);
    comesBack();
    Instant later = evening.plus(Duration.ofMinutes(29));
    assertThat(LastVisit.before(later)).isEqualTo(new LastVisit(40, MORNING));
    assertThat(LastVisit.before(evening.plus(Duration.ofMinutes(31))))
        .isEqualTo(new LastVisit(45, evening));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "1.2.3", "-1.2.3.4", "1.2.3.4.5", "9999999999999999999.1.1.1"})
  void takesNothingFromABrowserThatItDidNotSay(String value) {
    sendCookies(new Cookie("concordat-seen", value));
    assertThat(LastVisit.before(MORNING)).isEqualTo(new LastVisit(Long.MAX_VALUE, null));
  }

  /** The browser sends what it was told to remember. */
  private void comesBack() {
    Cookie told = cookie("concordat-seen");
    assertThat(told.isHttpOnly() && told.getSecure()).isTrue();
    sendCookies(told);
  }
}
