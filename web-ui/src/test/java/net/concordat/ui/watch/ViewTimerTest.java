// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.ui.bench.OpenPage;
import net.concordat.ui.bench.Visitor;
import net.concordat.ui.fake.FakeParty;
import net.concordat.ui.fake.OnFakeParty;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is told of each view's time, and to whom. */
@OnFakeParty
@Timeout(60)
class ViewTimerTest {
  private static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";

  @Autowired private FakeParty party;
  @LocalServerPort private int port;

  @BeforeEach
  void forget() {
    party.registry().reset();
  }

  @Test
  void timesWhatOpensAViewApartFromWhatIsDoneInIt() throws Exception {
    OpenPage page = open();
    double opened = count("models", "open");
    double done = count("models", "act");
    assertThat(page.go("models?q=card")).contains("card-fraud · 80");
    assertThat(page.scroll(50, 30)).contains("card-fraud · 1");
    assertThat(count("models", "open")).isEqualTo(opened + 1);
    assertThat(count("models", "act")).isEqualTo(done + 1);
  }

  @Test
  void timesEachTabAsAView() throws Exception {
    OpenPage page = open();
    double before = count("version/ledger", "open");
    page.go(VERSION);
    page.go(VERSION + "/ledger");
    assertThat(count("version/ledger", "open")).isEqualTo(before + 1);
    assertThat(count("version", "open")).isPositive();
  }

  @Test
  void makesNoViewOfAnAddressThatThereIsNot() throws Exception {
    OpenPage page = open();
    page.go("models/nothing");
    page.go(VERSION + "/nothing");
    assertThat(metrics(Roles.AUDITOR).body())
        .contains("view=\"notthere\"")
        .doesNotContain("nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.AUDITOR, Roles.ADMIN})
  void tellsThoseWhoWatchOverThePages(String role) throws Exception {
    assertThat(metrics(role).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsNobodyElse() throws Exception {
    assertThat(metrics(Roles.DEVELOPER).statusCode()).isEqualTo(403);
    assertThat(get(request().build()).statusCode()).isEqualTo(401);
    assertThat(get(request().header("Authorization", "Bearer made.up.token").build()).statusCode())
        .isEqualTo(401);
  }

  private OpenPage open() throws Exception {
    party.realm().nextIs("developer", Roles.DEVELOPER);
    return new Visitor(URI.create("http://localhost:" + port), "developer", "").open("");
  }

  private double count(String view, String kind) throws Exception {
    Matcher found =
        Pattern.compile(
                "concordat_ui_request_seconds_count\\{[^}]*kind=\"%s\",[^}]*view=\"%s\"[^}]*} (\\S+)"
                    .formatted(kind, view))
            .matcher(metrics(Roles.AUDITOR).body());
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  private HttpResponse<String> metrics(String role) throws Exception {
    party.realm().nextIs("watcher", role);
    return get(request().header("Authorization", "Bearer " + party.realm().accessToken()).build());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"));
  }

  private static HttpResponse<String> get(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
