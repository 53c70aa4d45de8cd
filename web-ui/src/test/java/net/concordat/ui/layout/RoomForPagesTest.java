// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import static org.assertj.core.api.Assertions.assertThat;

import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import net.concordat.ui.watch.OpenSessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** How many pages there may be of all sessions together, each of which has few. */
class RoomForPagesTest extends ViewTests {
  private static final int FREE = 3;

  @Autowired private OpenSessions sessions;

  @Test
  void tellsWhoeverOpensOneMorePageThanThereIsRoomForUntilOneIsClosed() throws Exception {
    int before = sessions.pages();
    signIn("developer", Roles.DEVELOPER);
    assertThat(sessions.pages()).isEqualTo(before + 1);
    Room room = RoomTest.room(sessions, 5_000, FREE, before + 1);

    for (MockHttpServletRequest opening : new MockHttpServletRequest[] {page(), begun()}) {
      MockHttpServletResponse answer = new MockHttpServletResponse();
      assertThat(room.admits(opening, answer)).isFalse();
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getHeader("Retry-After")).isEqualTo("120");
      assertThat(answer.getContentAsString())
          .contains("Too many pages are open here", "those that are open are not disturbed");
    }
    MockHttpServletRequest act = page();
    act.setParameter("v-r", "uidl");
    assertThat(room.admits(act, new MockHttpServletResponse())).isTrue();

    signOut();
    assertThat(sessions.pages()).isEqualTo(before);
    assertThat(room.admits(page(), new MockHttpServletResponse())).isTrue();
  }

  private static MockHttpServletRequest page() {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/models");
    request.setServletPath("/models");
    request.setSession(new MockHttpSession());
    return request;
  }

  private static MockHttpServletRequest begun() {
    MockHttpServletRequest request = page();
    request.setParameter("v-r", "init");
    return request;
  }
}
