// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import net.concordat.ui.fake.OnFakeParty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the pages answer to somebody who is not signed in. */
@OnFakeParty
class HeadersTest {
  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/models", "/models/x", "/nothing"})
  void sendsWhoeverIsNotSignedInToTheRealm(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).endsWith("/oauth2/authorization/realm");
  }

  @Test
  void asksTheRealmWithPkceAndAStateAndANonce() throws Exception {
    HttpResponse<String> answer = get("/oauth2/authorization/realm");
    assertThat(header(answer, "Location"))
        .contains("/realms/Fake/auth?response_type=code", "client_id=concordat-ui")
        .contains("code_challenge_method=S256", "code_challenge=", "&state=", "&nonce=");
  }

  @Test
  void givesACookieThatNoScriptAndNoOtherSiteGets() throws Exception {
    assertThat(header(get("/oauth2/authorization/realm"), "Set-Cookie"))
        .startsWith("concordat=")
        .contains("HttpOnly", "Secure", "SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/concordat/concordat.css", "/oauth2/authorization/realm"})
  void forbidsBrowsersWhatTheyNeedNot(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
  }

  @Test
  void signsNobodyOutWhoIsNotSignedIn() throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(uri("/logout")).POST(BodyPublishers.noBody()).build());
    assertThat(header(answer, "Location")).endsWith("/oauth2/authorization/realm");
  }

  @Test
  void givesASessionAnotherIdWhenSomebodySignsIn() throws Exception {
    HttpResponse<String> asking = get("/oauth2/authorization/realm");
    String before = session(asking);
    HttpResponse<String> realm =
        send(HttpRequest.newBuilder(URI.create(header(asking, "Location"))).build());
    HttpResponse<String> back =
        send(
            HttpRequest.newBuilder(URI.create(header(realm, "Location")))
                .header("Cookie", before)
                .build());
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(session(back)).startsWith("concordat=").isNotEqualTo(before);
    HttpResponse<String> planted =
        send(HttpRequest.newBuilder(uri("/")).header("Cookie", before).build());
    assertThat(header(planted, "Location")).endsWith("/oauth2/authorization/realm");
  }

  private static String session(HttpResponse<?> answer) {
    return header(answer, "Set-Cookie").split(";", -1)[0];
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
