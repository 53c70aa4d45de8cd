// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.registry.command.CommandProperties;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.registry.ledger.ModelAct;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import net.concordat.registry.ledger.internal.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;

/** Commands are carried out once, whatever dies and however often they are asked for. */
@TestPropertySource(
    properties = {"concordat.command.resume-interval=1h", "concordat.command.answer-within=2s"})
@Timeout(60)
class CommandTest extends DatabaseTest {
  private static final String REGISTER =
      """
      {"name": "card-fraud", "purpose": "fraud"}
      """;

  @TestConfiguration
  static class Node {
    @Bean
    @Primary
    ScriptedLedger scriptedLedger() {
      return new ScriptedLedger();
    }
  }

  @Autowired private MockMvc http;
  @Autowired private ScriptedLedger node;
  @Autowired private CommandKeeper keeper;
  @Autowired private CommandStore store;
  @Autowired private ApplicationEventPublisher news;
  @Autowired private JdbcTemplate tables;
  @Autowired private TestTime.Standing clock;

  @BeforeEach
  void forgetAll() {
    node.reset();
    tables.execute("truncate table ledger_command");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private ResultActions register(String key, String body) throws Exception {
    return http.perform(
        post("/api/v1/models")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("model-developer"))
            .header("Idempotency-Key", key)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private ResultActions attempt(String id, int attempt) throws Exception {
    return http.perform(
        post("/api/v1/commands/" + id + "/attempts")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("model-developer"))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"attempt\": " + attempt + "}"));
  }

  private ResultActions read(String address) throws Exception {
    return http.perform(
        get(address).header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  private static String id(ResultActions answer) throws Exception {
    return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.id");
  }

  private String statusOf(String id) {
    return String.valueOf(
        tables.queryForObject(
            "select status from ledger_command where id = ?", String.class, UUID.fromString(id)));
  }

  private long rows() {
    Long rows = tables.queryForObject("select count(*) from ledger_command", Long.class);
    return rows == null ? -1 : rows;
  }

  private void await(String id, String status) throws InterruptedException {
    while (!statusOf(id).equals(status)) {
      Thread.sleep(10);
    }
  }

  private static LedgerRefusedException refusal(boolean mayPassLater) {
    return new LedgerRefusedException(
        "model-purpose", "A model serves a purpose that the consortium names. (x)", mayPassLater);
  }

  @Nested
  class Given {
    @Test
    void answersWithWhatItLeftIfThatDoesNotTakeLong() throws Exception {
      node.answersAtOnce();

      ResultActions answer =
          register(key(), REGISTER)
              .andExpect(status().isCreated())
              .andExpect(jsonPath("$.status").value("DONE"))
              .andExpect(jsonPath("$.kind").value("register-model"))
              .andExpect(jsonPath("$.arguments.name").value("card-fraud"))
              .andExpect(jsonPath("$.state.txId").value("ab".repeat(32)));

      answer.andExpect(header().string(HttpHeaders.LOCATION, "/api/v1/commands/" + id(answer)));
      assertThat(node.flows()).containsExactly("cmd:" + id(answer) + ":1");
    }

    @Test
    void saysWhereToLookIfItTakesLong() throws Exception {
      ResultActions answer =
          register(key(), REGISTER)
              .andExpect(status().isAccepted())
              .andExpect(jsonPath("$.status").value("RUNNING"));
      String id = id(answer);

      node.end("cmd:" + id + ":1");
      await(id, "DONE");

      read("/api/v1/commands/" + id)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.state.outputIndex").value(0));
    }

    @Test
    void needsAKey() throws Exception {
      register("", REGISTER).andExpect(status().isBadRequest());
      register("two words", REGISTER)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail", containsString("Idempotency-Key")));
      http.perform(
              post("/api/v1/models")
                  .header(
                      HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("model-developer"))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(REGISTER))
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail", containsString("Idempotency-Key")));
      assertThat(rows()).isZero();
    }

    @Test
    void refusesArgumentsThatAreNone() throws Exception {
      register(key(), "{\"name\": \"\", \"purpose\": \"fraud\"}")
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail", containsString("name must not be blank")));
      register(key(), "{\"name\": \"x\", \"purpose\": \"fraud\", \"owner\": \"me\"}")
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail").value("There is no field owner here."));
      register(key(), "{\"name\": ")
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
      assertThat(rows()).isZero();
    }
  }

  @Nested
  class GivenTwice {
    @Test
    void isOneCommandUnderOneKey() throws Exception {
      node.answersAtOnce();
      String key = key();
      String first = id(register(key, REGISTER));

      ResultActions again =
          register(key, "{\"purpose\": \"fraud\",   \"name\": \"card-fraud\"}")
              .andExpect(status().isOk());

      assertThat(id(again)).isEqualTo(first);
      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void isRefusedWithOtherArguments() throws Exception {
      node.answersAtOnce();
      String key = key();
      register(key, REGISTER);

      register(key, "{\"name\": \"another\", \"purpose\": \"fraud\"}")
          .andExpect(status().isUnprocessableEntity())
          .andExpect(jsonPath("$.detail", containsString(key)));

      assertThat(node.flows()).hasSize(1);
    }

    @RepeatedTest(5)
    void isOneCommandAtTheSameInstant() throws Exception {
      String key = key();
      int callers = 4;
      CyclicBarrier start = new CyclicBarrier(callers);
      ExecutorService threads = Executors.newFixedThreadPool(callers);
      try {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
          answers.add(
              threads.submit(
                  () -> {
                    start.await(10, TimeUnit.SECONDS);
                    return id(register(key, REGISTER).andExpect(status().isAccepted()));
                  }));
        }
        Set<String> ids = new HashSet<>();
        for (Future<String> answer : answers) {
          ids.add(answer.get(20, TimeUnit.SECONDS));
        }
        assertThat(ids).hasSize(1);
      } finally {
        threads.shutdownNow();
      }
      assertThat(node.flows()).hasSize(1);
      assertThat(rows()).isOne();
    }
  }

  @Nested
  class WhenTheNodeIsAway {
    @Test
    void nothingIsLeftOfANewCommand() throws Exception {
      node.away(true);
      String key = key();

      register(key, REGISTER)
          .andExpect(status().isServiceUnavailable())
          .andExpect(header().exists(HttpHeaders.RETRY_AFTER));

      assertThat(rows()).isZero();
      node.away(false);
      keeper.resume();
      assertThat(node.flows()).isEmpty();
      register(key, REGISTER).andExpect(status().isAccepted());
      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void nothingIsLeftOfACommandThatTheNodeDidNotBegin() throws Exception {
      node.drains(true);

      register(key(), REGISTER).andExpect(status().isServiceUnavailable());

      node.drains(false);
      keeper.resume();
      assertThat(rows()).isZero();
      assertThat(node.flows()).isEmpty();
    }

    @Test
    void aRunningCommandGoesOnWhenItIsBack() throws Exception {
      String id = id(register(key(), REGISTER));
      node.away(true);
      keeper.resume();
      read("/api/v1/commands/" + id).andExpect(jsonPath("$.status").value("RUNNING"));

      node.away(false);
      node.end("cmd:" + id + ":1");
      while (!statusOf(id).equals("DONE")) {
        keeper.resume();
        Thread.sleep(10);
      }

      assertThat(node.flows()).hasSize(1);
    }
  }

  @Nested
  class WhenTheRegistryDied {
    private void startAnew() {
      CommandRunner runner = new CommandRunner(node, store, news);
      new CommandKeeper(store, runner, node, settings(Duration.ofDays(7))).resume();
    }

    @Test
    void whatTheNodeIsAtIsFollowedAgain() throws Exception {
      String id = id(register(key(), REGISTER));

      startAnew();
      node.end("cmd:" + id + ":1");

      await(id, "DONE");
      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void whatTheNodeHadNotHeardOfIsBegunOnce() throws Exception {
      CommandRow row =
          store.prepare(key(), "somebody", new ModelAct.Register("card-fraud", "fraud"));
      store.add(row);

      startAnew();
      startAnew();

      assertThat(node.flows()).containsExactly("cmd:" + row.id() + ":1");
    }
  }

  @Nested
  class Refused {
    @Test
    void saysByWhichRule() throws Exception {
      node.refuses(refusal(false));
      String key = key();

      for (int i = 0; i < 2; i++) {
        register(key, REGISTER)
            .andExpect(status().isUnprocessableEntity())
            .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
            .andExpect(jsonPath("$.rule").value("model-purpose"))
            .andExpect(
                jsonPath("$.detail")
                    .value("A model serves a purpose that the consortium names. (x)"))
            .andExpect(header().exists(HttpHeaders.LOCATION));
      }

      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void isAConflictIfItMayPassLater() throws Exception {
      node.refuses(refusal(true));
      register(key(), REGISTER).andExpect(status().isConflict());
    }

    @Test
    void showsNothingOfWhatFailedInside() throws Exception {
      node.refuses(new IllegalStateException("secret of the node"));
      register(key(), REGISTER)
          .andExpect(status().isBadGateway())
          .andExpect(content().string(not(containsString("secret"))))
          .andExpect(jsonPath("$.trace").doesNotExist());
    }
  }

  @Nested
  class AttemptedAgain {
    private String refused(String key) throws Exception {
      node.refuses(refusal(true));
      String body = register(key, REGISTER).andReturn().getResponse().getContentAsString();
      node.answersAtOnce();
      return JsonPath.read(body, "$.command");
    }

    @Test
    void isTheSameCommandUnderTheNextNumber() throws Exception {
      String key = key();
      String id = refused(key);

      attempt(id, 2)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.id").value(id))
          .andExpect(jsonPath("$.attempt").value(2))
          .andExpect(jsonPath("$.problem").doesNotExist());
      attempt(id, 2).andExpect(status().isOk());

      assertThat(node.flows()).containsExactly("cmd:" + id + ":1", "cmd:" + id + ":2");
      register(key, REGISTER).andExpect(status().isOk()).andExpect(jsonPath("$.id").value(id));
    }

    @Test
    void isRefusedUnlessItIsTheNextOfOneThatCameToNothing() throws Exception {
      String id = refused(key());
      attempt(id, 3).andExpect(status().isConflict());
      attempt(id, 0).andExpect(status().isConflict());
      attempt(id, 2).andExpect(status().isOk());
      attempt(id, 3).andExpect(status().isConflict());
      attempt(UUID.randomUUID().toString(), 2).andExpect(status().isNotFound());
      assertThat(node.flows()).hasSize(2);
    }

    @Test
    void isForThoseWhoMightGiveItAnew() throws Exception {
      String id = refused(key());
      for (String role : List.of("auditor", "model-validator", "bank-admin")) {
        http.perform(
                post("/api/v1/commands/" + id + "/attempts")
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token(role))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"attempt\": 2}"))
            .andExpect(status().isForbidden());
      }
      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void isLeftAsItWasIfTheNodeIsAway() throws Exception {
      String id = refused(key());
      node.away(true);
      attempt(id, 2).andExpect(status().isServiceUnavailable());
      node.away(false);
      node.drains(true);
      attempt(id, 2).andExpect(status().isServiceUnavailable());
      node.drains(false);
      keeper.resume();

      assertThat(node.flows()).hasSize(1);
      read("/api/v1/commands/" + id)
          .andExpect(jsonPath("$.attempt").value(1))
          .andExpect(jsonPath("$.status").value("REFUSED"))
          .andExpect(jsonPath("$.problem.rule").value("model-purpose"));
      attempt(id, 2).andExpect(status().isOk());
    }
  }

  @Test
  void cancelsDeliveriesAndNothingElse() throws Exception {
    String id = id(register(key(), REGISTER));
    http.perform(
            post("/api/v1/commands/" + id + "/cancel")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("bank-admin"))
                .header("Idempotency-Key", key()))
        .andExpect(status().isConflict());
    ResultActions delivery =
        http.perform(
                post("/api/v1/models/{model}/versions/1/deliveries", "0".repeat(64))
                    .header(
                        HttpHeaders.AUTHORIZATION,
                        "Bearer " + Realm.BANK_A.token("model-validator"))
                    .header("Idempotency-Key", key())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"grantor\": \"O=BankB, L=New York, C=US\"}"))
            .andExpect(status().isAccepted());
    http.perform(
            post("/api/v1/commands/" + id(delivery) + "/cancel")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor"))
                .header("Idempotency-Key", key()))
        .andExpect(status().isForbidden());
    http.perform(
            post("/api/v1/commands/" + id(delivery) + "/cancel")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("bank-admin"))
                .header("Idempotency-Key", key()))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.arguments.delivery").value(id(delivery)));
  }

  @Test
  void listsCommandsPageByPageTheNewestFirst() throws Exception {
    node.answersAtOnce();
    List<String> given = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(1));
      given.add(0, id(register(key(), REGISTER)));
    }
    String first = read("/api/v1/commands?limit=3").andReturn().getResponse().getContentAsString();
    String cursor = JsonPath.read(first, "$.nextCursor");
    String second =
        read("/api/v1/commands?limit=3&cursor=" + cursor)
            .andReturn()
            .getResponse()
            .getContentAsString();
    List<String> seen = new ArrayList<>(JsonPath.<List<String>>read(first, "$.items[*].id"));
    seen.addAll(JsonPath.<List<String>>read(second, "$.items[*].id"));

    assertThat(seen).isEqualTo(given);
    read("/api/v1/commands?status=RUNNING").andExpect(jsonPath("$.items").isEmpty());
    read("/api/v1/commands?status=BROKEN").andExpect(status().isBadRequest());
    read("/api/v1/commands?cursor=WyJ4IiwieSJd").andExpect(status().isBadRequest());
  }

  @Test
  void tellsListenersUntilTheEnd() throws Exception {
    String id = id(register(key(), REGISTER));
    MvcResult listening = read("/api/v1/commands/" + id + "/events").andReturn();

    node.says("cmd:" + id + ":1", "Received 3 of 7 MB (42 %)");
    node.end("cmd:" + id + ":1");

    listening.getAsyncResult(TimeUnit.SECONDS.toMillis(20));
    assertThat(listening.getResponse().getContentAsString())
        .contains("event:progress")
        .contains("Received 3 of 7 MB (42 %)")
        .contains("event:end");
  }

  @Test
  void hasTheNodeForgetWhatEndedLongAgo() throws Exception {
    node.refuses(refusal(true));
    String body = register(key(), REGISTER).andReturn().getResponse().getContentAsString();
    String ended = JsonPath.read(body, "$.command");
    node.answersAtOnce();
    attempt(ended, 2);
    node.takesItsTime();
    register(key(), REGISTER);
    CommandRunner runner = new CommandRunner(node, store, news);

    new CommandKeeper(store, runner, node, settings(Duration.ofDays(7))).forget();
    assertThat(node.forgotten()).isEmpty();
    CommandKeeper impatient =
        new CommandKeeper(store, runner, node, settings(Duration.ofSeconds(-1)));
    impatient.forget();
    impatient.forget();

    assertThat(node.forgotten()).containsExactly("cmd:" + ended + ":1", "cmd:" + ended + ":2");
  }

  private static CommandProperties settings(Duration forgetAfter) {
    return new CommandProperties(Duration.ofSeconds(1), Duration.ofSeconds(1), forgetAfter);
  }
}
