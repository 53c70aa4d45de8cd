// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static net.concordat.registry.ledger.internal.WindowSamples.ADOPTION;
import static net.concordat.registry.ledger.internal.WindowSamples.DAY;
import static net.concordat.registry.ledger.internal.WindowSamples.MODEL;
import static net.concordat.registry.ledger.internal.WindowSamples.outcome;
import static net.concordat.registry.ledger.internal.WindowSamples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.registry.monitoring.internal.Suspensions;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What the scoring service found, what is raised of it, and what stops by it. */
class MonitoringApiTest extends FuzzSamples {
  private static final String PLAN =
      "/api/v1/models/" + MODEL + "/versions/1/documents/monitoring-plan";

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private TestTime.Standing clock;
  @Autowired private Suspensions suspensions;

  private final ModelVersionState version =
      version(header(OURS, START, null), "card-fraud", 1, null);
  private StateRef adopted = ref();

  @BeforeEach
  void adopt() {
    forget();
    tables.execute("delete from document_revision");
    tables.execute("delete from registry_event");
    adopt("Scoring: threshold 0.5.");
  }

  /** No suspension stays that another test's registry would ask for. */
  @AfterEach
  void forget() {
    tables.execute("delete from monitoring_window");
    tables.execute("delete from monitoring_alarm");
    tables.execute("delete from ledger_command");
  }

  private void adopt(String conditions) {
    clear();
    adopted = ref();
    project(
        List.of(
            recorded(version, ref(), START),
            recorded(
                adoption(conditions, AdoptionStatus.APPROVED, START.plusSeconds(90), null),
                adopted,
                START)));
  }

  private static AdoptionState adoption(
      String conditions, AdoptionStatus status, Instant at, @Nullable StateRef before) {
    return new AdoptionState(
        header(OURS, at, before),
        BANK,
        ADOPTION,
        version(header(OURS, START, null), "card-fraud", 1, null).id(),
        BANK,
        "fraud",
        conditions,
        SecureHash.sha256("evidence"),
        START.plus(Duration.ofDays(300)),
        status);
  }

  private ResultActions as(MockHttpServletRequestBuilder request, String who, String... roles)
      throws Exception {
    return http.perform(
        request.header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.tokenOf(who, roles)));
  }

  private ResultActions ask(String address) throws Exception {
    return as(get(address), "auditor", "auditor");
  }

  private ResultActions say(String window) throws Exception {
    return as(
        put("/api/v1/monitoring/windows").contentType(MediaType.APPLICATION_JSON).content(window),
        "service-account-concordat-scoring",
        "scoring-service");
  }

  private void plan(String thresholds) throws Exception {
    write(thresholds).andExpect(status().isCreated());
  }

  private ResultActions write(String thresholds) throws Exception {
    return as(
        put(PLAN)
            .contentType(MediaType.APPLICATION_JSON)
            .header("If-None-Match", "*")
            .content("{\"thresholds\": \"%s\"}".formatted(thresholds)),
        "otto",
        "model-approver");
  }

  private ResultActions alarms(String query) throws Exception {
    return ask("/api/v1/monitoring/alarms" + query);
  }

  private ResultActions close(String who, String role, String note) throws Exception {
    String all = alarms("").andReturn().getResponse().getContentAsString();
    return as(
        post("/api/v1/monitoring/alarms/" + JsonPath.read(all, "$.items[0].id") + "/closure")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"note\": \"%s\"}".formatted(note)),
        who,
        role);
  }

  @Test
  void keepsAWindowAsItWasFirstSaidAndItsOutcomeWhenThatComes() throws Exception {
    say(window(0, 0.01, 0.03, "null")).andExpect(status().isCreated());
    say(window(0, 0.01, 0.03, "null")).andExpect(status().isOk());
    say(window(1, 0.02, 0.03, "null")).andExpect(status().isCreated());
    say(window(0, 0.01, 0.03, outcome(0.4))).andExpect(status().isOk());
    say(window(0, 0.01, 0.03, "null")).andExpect(status().isOk());
    say(window(0, 0.01, 0.03, outcome(0.5)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("2026-03-03T00:00:00Z")));
    say(window(1, 0.03, 0.03, "null")).andExpect(status().isConflict());
    ask("/api/v1/monitoring/windows?version=1&place=CHAMPION&purpose=fraud&modelId=" + MODEL)
        .andExpect(
            jsonPath("$.items[*].from", contains("2026-03-04T00:00:00Z", "2026-03-03T00:00:00Z")))
        .andExpect(jsonPath("$.items[0].outcome").doesNotExist())
        .andExpect(jsonPath("$.items[1].outcome.precision").value(0.4))
        .andExpect(jsonPath("$.items[1].features[1].field").value("country"))
        .andExpect(jsonPath("$.items[1].features[1].ks").doesNotExist());
    ask("/api/v1/monitoring/windows?since=2026-03-04T00:00:00Z")
        .andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/monitoring/windows?place=CHALLENGER").andExpect(jsonPath("$.items", hasSize(0)));
    String page =
        ask("/api/v1/monitoring/windows?limit=1").andReturn().getResponse().getContentAsString();
    ask("/api/v1/monitoring/windows?limit=1&cursor=" + JsonPath.read(page, "$.nextCursor"))
        .andExpect(jsonPath("$.items[0].from").value("2026-03-03T00:00:00Z"))
        .andExpect(jsonPath("$.items[0].champion").doesNotExist());
  }

  @Test
  void takesTheWindowThatIsDescribed() throws Exception {
    String text = Files.readString(Path.of("..", "docs", "registry-api.md"));
    String shown = text.substring(text.indexOf("## Monitoring"));
    String described =
        shown
            .substring(shown.indexOf("```json") + 7, shown.indexOf("\n```\n"))
            .replace("5a0f...", MODEL)
            .replace("0d3e...", ADOPTION.toString());
    say(described).andExpect(status().isCreated());
  }

  @Test
  void refusesWhatFitsNeitherItselfNorTheLedger() throws Exception {
    String good = window(0, 0.01, 0.03, outcome(0.4));
    Map<String, String> unfit =
        Map.of(
            "\"flagged\": 20",
            "\"flagged\": 1001",
            "\"to\": \"2026-03-04",
            "\"to\": \"2026-03-03",
            ADOPTION.toString(),
            new UUID(3, 3).toString(),
            "\"purpose\": \"fraud\"",
            "\"purpose\": \"credit\"",
            "\"country\"",
            "\"amount\"",
            "\"unknown\": 100",
            "\"unknown\": 101");
    for (Map.Entry<String, String> change : unfit.entrySet()) {
      say(good.replace(change.getKey(), change.getValue()))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(jsonPath("$.detail").isNotEmpty());
    }
    Map<String, String> misunderstood =
        Map.of(
            "\"psi\": 0.01, \"psiAlarm\": 0.03, \"ks\": 0.02",
                "\"psi\": 1e999, \"psiAlarm\": 0.03, \"ks\": 0.02",
            "\"precision\": 0.4", "\"precision\": -0.1",
            "CHAMPION", "OTHER",
            "\"decisions\": 1000", "\"decisions\": 0",
            "\"overridden\"", "\"over\"",
            "\"features\": [{", "\"features\": [null, {");
    for (Map.Entry<String, String> change : misunderstood.entrySet()) {
      say(good.replace(change.getKey(), change.getValue())).andExpect(status().isBadRequest());
    }
    ask("/api/v1/monitoring/windows").andExpect(jsonPath("$.items", hasSize(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Monitoring: alarm psi.",
        "Monitoring: alarm drift 0.1.",
        "Monitoring: alarm psi 0.1; alarm psi 0.2.",
        "Monitoring: window minutes 0.",
        "Monitoring: window minutes 1.5.",
        "Monitoring: least decisions 19.",
        "Monitoring: alarm psi 0.1. And we look each week.",
        "Monitoring: suspend psi 0.1."
      })
  void refusesAPlanWhoseSentenceIsNotUnderstood(String sentence) throws Exception {
    write("We look. " + sentence)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("thresholds")));
  }

  @Test
  void raisesNothingWithoutAPlanAndSaysThatNothingIsStated() throws Exception {
    String asked = "/api/v1/monitoring/plan?version=1&modelId=" + MODEL;
    ask(asked)
        .andExpect(jsonPath("$.revision").doesNotExist())
        .andExpect(jsonPath("$.windowMinutes").value(1440))
        .andExpect(jsonPath("$.limits", hasSize(0)));
    say(window(0, 3.0, 0.03, outcome(0.0))).andExpect(status().isCreated());
    alarms("").andExpect(jsonPath("$.items", hasSize(0)));
    plan(
        "We look. Monitoring: window minutes 60; label delay hours 0; alarm pr-auc 0.5; propose suspension pr-auc 0.25.");
    ask(asked)
        .andExpect(jsonPath("$.revision").value(1))
        .andExpect(jsonPath("$.windowMinutes").value(60))
        .andExpect(jsonPath("$.leastDecisions").value(500))
        .andExpect(jsonPath("$.labelDelayHours").value(0))
        .andExpect(jsonPath("$.limits", hasSize(1)))
        .andExpect(jsonPath("$.limits[0].metric").value("pr-auc"))
        .andExpect(jsonPath("$.limits[0].proposal").value(0.25))
        .andExpect(jsonPath("$.limits[0].automatic").doesNotExist());
  }

  @Test
  void raisesWhatIsBeyondThePlanAndBeyondChanceAndLetsPeopleCloseIt() throws Exception {
    plan("Monitoring: alarm psi 0.1; propose suspension psi 0.25; alarm precision 0.3.");
    say(window(0, 0.1, 0.03, "null")).andExpect(status().isCreated());
    say(window(1, 0.2, 0.21, "null")).andExpect(status().isCreated());
    alarms("").andExpect(jsonPath("$.items", hasSize(0)));
    say(window(2, 0.2, 0.12, "null")).andExpect(status().isCreated());
    alarms("?status=OPEN")
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].metric").value("psi"))
        .andExpect(jsonPath("$.items[0].field").doesNotExist())
        .andExpect(jsonPath("$.items[0].limit").value(0.12))
        .andExpect(jsonPath("$.items[0].level").value("ALARM"));
    as(get("/api/v1/inbox"), "otto", "model-approver")
        .andExpect(jsonPath("$[*].kind", contains("ALARM")))
        .andExpect(jsonPath("$[0].about").value("psi"));
    say(window(3, 0.3, 0.03, "null")).andExpect(status().isCreated());
    alarms("")
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].level").value("SUSPENSION_PROPOSED"))
        .andExpect(jsonPath("$.items[0].windowFrom").value("2026-03-06T00:00:00Z"));
    as(get("/api/v1/inbox"), "otto", "model-approver")
        .andExpect(jsonPath("$[*].kind", contains("SUSPEND")))
        .andExpect(jsonPath("$[0].id").value(ADOPTION.toString()));
    ask("/api/v1/inbox").andExpect(content().json("[]"));
    // What is known of labels later is judged then, and drift not once more.
    say(window(0, 0.1, 0.03, outcome(0.3))).andExpect(status().isOk());
    clock.advance(Duration.ofSeconds(1));
    say(window(1, 0.2, 0.21, outcome(0.29))).andExpect(status().isOk());
    alarms("").andExpect(jsonPath("$.items[*].metric", contains("precision", "psi")));
    close("nina", "model-validator", "A label feed broke").andExpect(status().isOk());
    close("nina", "model-validator", "A label feed broke").andExpect(status().isOk());
    close("otto", "model-approver", "No").andExpect(status().isConflict());
    close("anna", "auditor", "No").andExpect(status().isForbidden());
    alarms("?status=CLOSED")
        .andExpect(jsonPath("$.items[*].metric", contains("precision")))
        .andExpect(jsonPath("$.items[0].closedBy").value("nina"));
    ask("/api/v1/events?type=monitoring.alarm")
        .andExpect(jsonPath("$.items", hasSize(4)))
        .andExpect(jsonPath("$.items[0].data.status").value("CLOSED"));
  }

  @Test
  void suspendsOnceTwoWindowsAgreeWhereTheConditionsSaySo() throws Exception {
    adopt("Look twice. Scoring: threshold 0.5; suspend psi 0.25.");
    say(window(0, 0.3, 0.03, "null")).andExpect(status().isCreated());
    say(window(1, 0.2, 0.03, "null")).andExpect(status().isCreated());
    say(window(2, 0.4, 0.03, "null")).andExpect(status().isCreated());
    alarms("").andExpect(jsonPath("$.items[*].level", contains("SUSPENSION_PROPOSED")));
    suspensions.goOn();
    assertThat(commands()).isEmpty();
    say(window(3, 0.26, 0.03, "null")).andExpect(status().isCreated());
    alarms("").andExpect(jsonPath("$.items[*].level", contains("SUSPENDING")));
    suspensions.goOn();
    suspensions.goOn();
    assertThat(commands()).containsExactly("SUSPEND_ADOPTION registry");
    project(
        List.of(
            recorded(
                adoption("", AdoptionStatus.SUSPENDED, DAY.plusSeconds(90), adopted), ref(), DAY)));
    suspensions.goOn();
    alarms("").andExpect(jsonPath("$.items[*].level", contains("SUSPENDED")));
    say(window(4, 0.5, 0.03, "null")).andExpect(status().isCreated());
    alarms("").andExpect(jsonPath("$.items", hasSize(1)));
  }

  /** A handful of labelled cases stops no model. */
  @Test
  void suspendsByLabelsOnlyWhereThereAreEnoughToBeSure() throws Exception {
    adopt("Scoring: threshold 0.5; suspend precision 0.3.");
    say(window(0, 0.01, 0.03, outcome(0.1, 0.2))).andExpect(status().isCreated());
    say(window(1, 0.01, 0.03, outcome(0.0, 0.66))).andExpect(status().isCreated());
    say(window(2, 0.01, 0.03, outcome(0.1, 0.2))).andExpect(status().isCreated());
    alarms("").andExpect(jsonPath("$.items[*].level", contains("SUSPENSION_PROPOSED")));
    say(window(3, 0.01, 0.03, outcome(0.1, 1.2))).andExpect(status().isBadRequest());
    say(window(3, 0.01, 0.03, outcome(0.1, 0.29))).andExpect(status().isCreated());
    alarms("").andExpect(jsonPath("$.items[*].level", contains("SUSPENDING")));
  }

  private List<String> commands() {
    return tables.queryForList(
        "select concat(kind, ' ', caller) from ledger_command", String.class);
  }

  @Test
  void suspendsByNothingThatPeopleDidNotSign() throws Exception {
    plan("Monitoring: propose suspension psi 0.1.");
    for (int day = 0; day < 3; day++) {
      say(window(day, 0.9, 0.03, "null")).andExpect(status().isCreated());
    }
    adopt("Scoring: threshold 0.5; suspend psi 0.25.");
    // What a challenger would have decided, and what was decided before the adoption stood so.
    for (int day = 3; day < 6; day++) {
      say(window(day, 0.9, 0.03, "null", "CHALLENGER")).andExpect(status().isCreated());
      say(window(-day, 0.9, 0.03, "null")).andExpect(status().isCreated());
    }
    alarms("")
        .andExpect(
            jsonPath("$.items[*].level", contains("SUSPENSION_PROPOSED", "SUSPENSION_PROPOSED")));
    suspensions.goOn();
    assertThat(commands()).isEmpty();
  }
}
