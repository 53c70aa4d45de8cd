// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import net.concordat.ui.fake.FakeParty;
import net.concordat.ui.fake.OnFakeParty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody is told who cannot sign in. */
@OnFakeParty
@Timeout(60)
class SignInTest {
  private static final String SIGN_IN = "/oauth2/authorization/realm";
  private static final String ID = "Correlation id [0-9a-f]{8}-[0-9a-f-]{27}";

  @LocalServerPort private int port;
  @Autowired private FakeParty party;

  @AfterEach
  void isBack() {
    party.realm().setAway(false);
  }

  @Test
  void saysThatTheRealmIsAwayAndWhatToDo() throws Exception {
    party.realm().setAway(true);
    HttpResponse<String> answer = get(SIGN_IN, "en");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(header(answer, "Retry-After")).isEqualTo("30");
    assertThat(answer.body())
        .contains("<html lang=\"en-GB\">", "Nobody can sign in at the moment")
        .contains("Wait a minute, then try again", "<a href=\"/\">Try again</a>")
        .containsPattern(ID)
        .doesNotContain("Exception", "Whitelabel", "<script");
  }

  @Test
  void saysSoInGermanToo() throws Exception {
    party.realm().setAway(true);
    assertThat(get(SIGN_IN, "de").body())
        .contains("<html lang=\"de-DE\">", "Im Augenblick kann sich niemand anmelden")
        .containsPattern("Kennung [0-9a-f]{8}-");
  }

  /** The pages know the realm's addresses by then. */
  @Test
  void saysSoWhenTheRealmGoesAwayLater() throws Exception {
    assertThat(get(SIGN_IN, "en").statusCode()).isEqualTo(302);
    party.realm().setAway(true);
    assertThat(get(SIGN_IN, "en").statusCode()).isEqualTo(503);
    party.realm().setAway(false);
    assertThat(get(SIGN_IN, "en").statusCode()).isEqualTo(302);
  }

  @Test
  void saysSoWhenTheRealmGoesAwayWhileSomebodySignsIn() throws Exception {
    HttpResponse<String> asking = get(SIGN_IN, "en");
    String session = header(asking, "Set-Cookie").split(";", -1)[0];
    HttpResponse<String> realm =
        send(HttpRequest.newBuilder(URI.create(header(asking, "Location"))));
    party.realm().setAway(true);
    HttpResponse<String> back =
        send(
            HttpRequest.newBuilder(URI.create(header(realm, "Location")))
                .header("Cookie", session));
    assertThat(back.statusCode()).isEqualTo(503);
    assertThat(back.body()).contains("Nobody can sign in at the moment").containsPattern(ID);
  }

  /** Sent to the realm again, a browser that the realm knows would come back with the same. */
  @Test
  void beginsOnceAgainAfterAnAnswerThatNobodyAskedForAndThenRefuses() throws Exception {
    String back = "/login/oauth2/code/realm?code=stolen&state=made-up";
    HttpResponse<String> first = get(back, "en");
    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(header(first, "Location")).endsWith("/").doesNotContain("stolen", "made-up");
    String cookie =
        first.headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith("concordat-signs-in-again="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("Max-Age=60", "Secure", "HttpOnly", "SameSite=Lax");
    HttpResponse<String> answer =
        send(asking(back, "en").header("Cookie", cookie.split(";", -1)[0]));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("You could not be signed in", "<a href=\"/\">Sign in</a>")
        .containsPattern(ID)
        .doesNotContain("stolen", "made-up");
  }

  private HttpResponse<String> get(String path, String language)
      throws IOException, InterruptedException {
    return send(asking(path, language));
  }

  private HttpRequest.Builder asking(String path, String language) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "text/html")
        .header("Accept-Language", language);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
