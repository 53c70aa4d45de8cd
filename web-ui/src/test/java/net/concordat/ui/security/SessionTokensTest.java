// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;

/** What a session keeps of those who sign in. */
class SessionTokensTest {
  private final SessionTokens tokens = new SessionTokens(Clock.systemUTC(), Duration.ofHours(1));
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  private UserToken signIn(String username, String accessToken) {
    Authentication person = SignedInPeople.signIn(username);
    tokens.saveAuthorizedClient(
        SignedInPeople.client(username, accessToken),
        person,
        request,
        new MockHttpServletResponse());
    return (UserToken) request.getSession().getAttribute(SignedInPeople.TOKEN);
  }

  @Test
  void goesOnInPagesThatAreOpenWithWhatTheSamePersonSignsInWithAgain() {
    UserToken open = signIn("ada", "first");
    signIn("ada", "second");
    assertThat(open.value()).isEqualTo("second");
  }

  @Test
  void givesNobodyTheTokenOfAnother() {
    UserToken open = signIn("ada", "first");
    UserToken next = signIn("bert", "second");
    assertThat(open.value()).isEqualTo("first");
    assertThat(next.value()).isEqualTo("second");
  }
}
