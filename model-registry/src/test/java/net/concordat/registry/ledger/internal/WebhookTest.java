// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.registry.job.JobEnded;
import net.concordat.registry.job.JobStatus;
import net.corda.core.contracts.StateRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** What receivers are told, once each, and what happens to those that do not listen. */
class WebhookTest extends DatabaseTest {
  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private TestTime.Standing clock;
  @Autowired private DataSource database;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier("webhookDelivery")
  private Task<?> task;

  private final SettableClock schedulersClock = new SettableClock();
  private final Receiver receiver = new Receiver();

  @BeforeEach
  void empty() {
    tables.execute("delete from scheduled_tasks");
    tables.execute("delete from webhook_delivery");
    tables.execute("delete from webhook");
    clock.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private ResultActions admin(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(
        request
            .contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("bank-admin")));
  }

  private ResultActions wish(String url, String... kinds) throws Exception {
    return admin(
        post("/api/v1/webhooks")
            .content(
                "{\"url\": \"%s\", \"events\": [\"%s\"]}"
                    .formatted(url, String.join("\", \"", kinds))));
  }

  private static String read(ResultActions answer, String path) throws Exception {
    return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), path);
  }

  private String subscribe(String... kinds) throws Exception {
    return "/api/v1/webhooks/"
        + read(wish(receiver.address(), kinds).andExpect(status().isCreated()), "$.webhook.id");
  }

  private RecordedState published(String model, StateRef ref) {
    return recorded(version(header(OURS, START, null), model, 1, null), ref, clock.instant());
  }

  private void publish(String model) {
    project(List.of(published(model, ref())));
  }

  private void deliver() {
    schedulersClock.set(clock.instant());
    ManualScheduler scheduler =
        TestHelper.createManualScheduler(database, task).clock(schedulersClock).build();
    scheduler.runAnyDueExecutions();
  }

  private long rows(String table) {
    Long count = tables.queryForObject("select count(*) from " + table, Long.class);
    return count == null ? -1 : count;
  }

  @Test
  void tellsWhatWasAskedForInASignedMessage() throws Exception {
    ResultActions created = wish(receiver.address(), "version.published");
    String secret = read(created, "$.secret");
    String webhook = "/api/v1/webhooks/" + read(created, "$.webhook.id");
    ModelVersionState pending = version(header(OURS, START, null), "card-fraud", 1, null);
    StateRef first = ref();
    project(
        List.of(
            recorded(pending, first, clock.instant()),
            recorded(
                pending.decided(
                    header(OURS, START.plusSeconds(1), first), VersionStatus.APPROVED, List.of()),
                ref(),
                clock.instant())));

    deliver();
    deliver();

    assertThat(receiver.messages()).hasSize(1);
    Receiver.Message told = receiver.messages().get(0);
    assertThat(JsonPath.<String>read(told.body(), "$.type")).isEqualTo("version.published");
    assertThat(JsonPath.<String>read(told.body(), "$.timestamp")).isEqualTo(START.toString());
    assertThat(JsonPath.<Integer>read(told.body(), "$.data.version")).isEqualTo(1);
    assertThat(told.second()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
    assertThat(told.signature())
        .isEqualTo("v1," + hmac(secret, told.id() + "." + told.second() + "." + told.body()));
    admin(get(webhook + "/deliveries"))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].id").value(told.id()))
        .andExpect(jsonPath("$.items[0].event").value("version.published"))
        .andExpect(jsonPath("$.items[0].status").value("DELIVERED"))
        .andExpect(jsonPath("$.items[0].attempts").value(1))
        .andExpect(jsonPath("$.items[0].lastStatus").value(204));
    admin(get(webhook)).andExpect(content().string(not(containsString("whsec_"))));
    admin(get("/api/v1/webhooks")).andExpect(content().string(not(containsString("whsec_"))));
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void tellsNothingAgainWhenTheRegistryIsMadeAnewFromItsNode() throws Exception {
    RecordedState old = published("before the webhook", ref());
    project(List.of(old));
    clock.advance(Duration.ofSeconds(1));
    subscribe("version.published");
    RecordedState news = published("after the webhook", ref());
    project(List.of(news));
    deliver();
    assertThat(receiver.messages()).hasSize(1);

    clear();
    assertThat(project(List.of(old, news))).hasSize(2);
    deliver();

    assertThat(receiver.messages()).hasSize(1);
    assertThat(rows("webhook_delivery")).isOne();
    assertThat(rows("scheduled_tasks")).isZero();
  }

  @Test
  void tellsNothingThatIsNotKept() throws Exception {
    subscribe("version.published", "job.done");
    transactions.executeWithoutResult(
        tx -> {
          publish("card-fraud");
          events.publishEvent(
              new JobEnded(UUID.randomUUID(), JobStatus.DONE, clock.instant(), null));
          assertThat(rows("scheduled_tasks")).isEqualTo(2);
          tx.setRollbackOnly();
        });
    assertThat(rows("webhook_delivery")).isZero();
    assertThat(rows("scheduled_tasks")).isZero();
  }

  @Test
  void triesAgainAfterWaitsThatGrowFourfoldAndGivesUpAfterEight() throws Exception {
    String webhook = subscribe("version.published");
    receiver.answer(500);
    publish("card-fraud");
    Duration wait = Duration.ofSeconds(10);
    for (int attempt = 1; attempt <= 8; attempt++) {
      deliver();
      assertThat(receiver.messages()).hasSize(attempt);
      clock.advance(wait.minusMillis(1));
      deliver();
      assertThat(receiver.messages()).as("not yet after %d", attempt).hasSize(attempt);
      clock.advance(Duration.ofMillis(1));
      wait = wait.multipliedBy(4);
    }
    deliver();
    assertThat(receiver.messages()).hasSize(8);
    assertThat(receiver.messages()).extracting(Receiver.Message::id).containsOnly(id(webhook));
    admin(get(webhook + "/deliveries")).andExpect(jsonPath("$.items[0].status").value("GAVE_UP"));
    assertThat(rows("scheduled_tasks")).isZero();
  }

  private String id(String webhook) throws Exception {
    return read(admin(get(webhook + "/deliveries")), "$.items[0].id");
  }

  @Test
  void triesAgainByHand() throws Exception {
    String webhook = subscribe("version.published");
    publish("card-fraud");
    deliver();
    String delivery = webhook + "/deliveries/" + id(webhook);

    admin(post(delivery + "/attempts"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.status").value("PENDING"));
    deliver();

    assertThat(receiver.messages()).hasSize(2);
    admin(get(webhook + "/deliveries"))
        .andExpect(jsonPath("$.items[0].status").value("DELIVERED"))
        .andExpect(jsonPath("$.items[0].attempts").value(2));
    admin(post(webhook + "/deliveries/" + UUID.randomUUID() + "/attempts"))
        .andExpect(status().isNotFound());
  }

  @Test
  void followsNoRedirection() throws Exception {
    String webhook = subscribe("version.published");
    receiver.answer(302);
    publish("card-fraud");
    deliver();
    assertThat(receiver.messages()).hasSize(1);
    assertThat(receiver.redirected()).isZero();
    admin(get(webhook + "/deliveries"))
        .andExpect(jsonPath("$.items[0].status").value("PENDING"))
        .andExpect(jsonPath("$.items[0].lastStatus").value(302))
        .andExpect(jsonPath("$.items[0].lastError", containsString("not followed")));
  }

  @Test
  void tellsNothingMoreToAReceiverThatIsGone() throws Exception {
    String webhook = subscribe("version.published");
    receiver.answer(410);
    publish("first");
    deliver();
    publish("second");
    clock.advance(Duration.ofDays(1));
    deliver();
    assertThat(receiver.messages()).hasSize(1);
    admin(get(webhook)).andExpect(jsonPath("$.goneAt").isNotEmpty());
    admin(get(webhook + "/deliveries"))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].status").value("GAVE_UP"));
  }

  @Test
  void saysWhyNobodyAnswered() throws Exception {
    String webhook = subscribe("version.published");
    receiver.close();
    publish("card-fraud");
    deliver();
    admin(get(webhook + "/deliveries"))
        .andExpect(jsonPath("$.items[0].status").value("PENDING"))
        .andExpect(jsonPath("$.items[0].lastStatus").doesNotExist())
        .andExpect(jsonPath("$.items[0].lastError", containsString("refused")));
  }

  @Test
  void tellsOfAJobAndNothingOnceItIsDropped() throws Exception {
    String webhook = subscribe("job.done");
    UUID job = UUID.randomUUID();
    transactions.executeWithoutResult(
        tx ->
            events.publishEvent(
                new JobEnded(job, JobStatus.DONE, clock.instant(), "ab".repeat(32))));
    deliver();
    assertThat(receiver.messages())
        .extracting(message -> JsonPath.<String>read(message.body(), "$.data.jobId"))
        .containsExactly(job.toString());

    transactions.executeWithoutResult(
        tx ->
            events.publishEvent(
                new JobEnded(UUID.randomUUID(), JobStatus.DONE, clock.instant(), null)));
    admin(delete(webhook)).andExpect(status().isNoContent());
    deliver();
    assertThat(receiver.messages()).hasSize(1);
    assertThat(rows("scheduled_tasks")).isZero();
    admin(get(webhook)).andExpect(status().isNotFound());
    admin(delete(webhook)).andExpect(status().isNotFound());
  }

  @Test
  void refusesWhatItCannotOrMayNotCall() throws Exception {
    for (String url :
        List.of(
            "https://10.0.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://[fd00::1]/",
            "http://8.8.8.8/",
            "ftp://8.8.8.8/",
            "not an address",
            "")) {
      wish(url, "version.published")
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
          .andExpect(jsonPath("$.detail", containsString("url must")));
    }
    wish(receiver.address(), "version.eaten")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("version.approved")))
        .andExpect(jsonPath("$.detail", containsString("given version.eaten")));
    for (String body : List.of("{}", "{\"url\": \"https://8.8.8.8/\", \"events\": []}", "[")) {
      admin(post("/api/v1/webhooks").content(body)).andExpect(status().isBadRequest());
    }
    assertThat(rows("webhook")).isZero();
  }
}
