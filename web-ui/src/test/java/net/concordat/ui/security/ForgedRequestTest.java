// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import net.concordat.ui.fake.FakeParty;
import net.concordat.ui.fake.OnFakeParty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the pages answer to a request that another site has somebody's browser send. */
@OnFakeParty
@Timeout(60)
class ForgedRequestTest {
  private static final String SHOWN = "card-fraud";
  private static final String FOLLOW =
      """
      {"csrfToken": "%s", "syncId": %d, "clientId": 0, "rpc": [{"type": "event", "node": 1,
        "event": "ui-navigate", "data": {"route": "models", "query": "", "appShellTitle": "",
        "trigger": "link", "historyState": null}}]}
      """;

  @LocalServerPort private int port;
  @Autowired private FakeParty party;

  private String session = "";
  private JsonNode page = new ObjectMapper().createObjectNode();

  @BeforeEach
  void signIn() throws Exception {
    party.registry().reset();
    HttpResponse<String> asking = get("/oauth2/authorization/realm");
    HttpResponse<String> realm =
        send(HttpRequest.newBuilder(URI.create(header(asking, "Location"))));
    session = cookie(asking);
    HttpResponse<String> back = send(HttpRequest.newBuilder(URI.create(header(realm, "Location"))));
    session = cookie(back);
    page = new ObjectMapper().readTree(get("/?v-r=init&location=&query=").body()).get("appConfig");
  }

  private String key() {
    return page.at("/uidl/Vaadin-Security-Key").asText();
  }

  private int place() {
    return page.at("/uidl/syncId").asInt();
  }

  /** Follows a link of the page, as its script would. */
  private String follow(String key, int place) throws Exception {
    HttpRequest.Builder act =
        HttpRequest.newBuilder(uri("/?v-r=uidl&v-uiId=" + page.get("v-uiId").asInt()))
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(FOLLOW.formatted(key, place)));
    return send(act).body();
  }

  private boolean wasShown() {
    return party.registry().asked().stream().anyMatch(asked -> asked.path().equals("versions"));
  }

  @Test
  void followsWhoHasTheKeyOfThePage() throws Exception {
    party.registry().reset();
    assertThat(follow(key(), place())).contains(SHOWN);
    assertThat(wasShown()).isTrue();
  }

  @Test
  void doesNothingWithoutTheKeyOfThePage() throws Exception {
    party.registry().reset();
    assertThat(key()).hasSizeGreaterThan(30);
    for (String forged : new String[] {"", "null", key().substring(1), key() + "0"}) {
      assertThat(follow(forged, place())).doesNotContain(SHOWN, "\"changes\":[{");
    }
    assertThat(wasShown()).isFalse();
  }

  @Test
  void doesNothingWithTheKeyOfAnotherPagesSession() throws Exception {
    String others = key();
    signIn();
    party.registry().reset();
    assertThat(follow(others, place())).doesNotContain(SHOWN, "\"changes\":[{");
    assertThat(wasShown()).isFalse();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    if (!session.isEmpty()) {
      request.header("Cookie", session);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static String cookie(HttpResponse<?> answer) {
    return header(answer, "Set-Cookie").split(";", -1)[0];
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
