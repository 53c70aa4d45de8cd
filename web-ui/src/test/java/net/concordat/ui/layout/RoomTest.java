// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpSessionEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import net.concordat.ui.UiProperties;
import net.concordat.ui.text.Texts;
import net.concordat.ui.watch.OpenSessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** Whom there is room for when two sessions are all that there may be. */
class RoomTest {
  private final OpenSessions sessions = new OpenSessions(new SimpleMeterRegistry());
  private final Room room = room(sessions, 2, 2, 100);
  private final HttpSessionEvent one = new HttpSessionEvent(new MockHttpSession());

  @BeforeEach
  void fill() {
    sessions.sessionCreated(one);
    sessions.sessionCreated(new HttpSessionEvent(new MockHttpSession()));
  }

  @Test
  void tellsWhoeverComesInsteadOfMakingOneMoreSession() throws Exception {
    MockHttpServletResponse answer = new MockHttpServletResponse();
    assertThat(room.admits(request("/models"), answer)).isFalse();
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("120");
    assertThat(answer.getContentAsString())
        .contains("Too many people are at work here", "Wait a few minutes", "Correlation id");
  }

  @Test
  void tellsItInGermanToo() throws Exception {
    MockHttpServletRequest request = request("/models");
    request.addPreferredLocale(Locale.GERMANY);
    MockHttpServletResponse answer = new MockHttpServletResponse();
    room.admits(request, answer);
    assertThat(answer.getContentAsString()).contains("Zu viele arbeiten hier gerade");
  }

  @Test
  void disturbsNobodyWhoHasASession() throws Exception {
    MockHttpServletRequest request = request("/models");
    request.setSession(new MockHttpSession());
    assertThat(room.admits(request, new MockHttpServletResponse())).isTrue();
  }

  @Test
  void hasRoomAgainWhenASessionEnds() throws Exception {
    sessions.sessionDestroyed(one);
    assertThat(room.admits(request("/models"), new MockHttpServletResponse())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health/readiness", "/concordat/concordat.css"})
  void answersWhatTakesNoSession(String path) throws Exception {
    assertThat(room.admits(request(path), new MockHttpServletResponse())).isTrue();
  }

  private static MockHttpServletRequest request(String path) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    return request;
  }

  /** Room for so many sessions, so many pages of each, and so many of all. */
  static Room room(OpenSessions sessions, int mostSessions, int mostPages, int mostPagesOfAll) {
    URI nowhere = URI.create("http://localhost:1");
    return new Room(
        sessions,
        new UiProperties(
            "BankA",
            false,
            nowhere,
            null,
            nowhere,
            "concordat-ui",
            Path.of("none"),
            "concordat-registry",
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMinutes(60),
            mostSessions,
            mostPages,
            mostPagesOfAll),
        new PlainPage(new Texts()));
  }
}
