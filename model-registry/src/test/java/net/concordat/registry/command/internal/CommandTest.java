// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.registry.ledger.internal.Realm;
import net.concordat.registry.ledger.internal.TestTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;

/** Commands are carried out once, however often they are asked for. */
class CommandTest extends ScriptedNodeTest {
  @Autowired private TestTime.Standing clock;

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
                    start.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    return id(register(key, REGISTER).andExpect(status().isAccepted()));
                  }));
        }
        Set<String> ids = new HashSet<>();
        for (Future<String> answer : answers) {
          ids.add(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        assertThat(ids).hasSize(1);
      } finally {
        threads.shutdownNow();
      }
      assertThat(node.flows()).hasSize(1);
      assertThat(rows()).isOne();
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
      given.add(0, id(register(key(), REGISTER)));
      clock.advance(Duration.ofSeconds(1));
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
    // How it stood when the listener came is told, too, and might be its end already.
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> listening.getResponse().getContentAsString().contains("42 %"));
    node.end("cmd:" + id + ":1");

    listening.getAsyncResult(PATIENCE.toMillis());
    assertThat(listening.getResponse().getContentAsString())
        .contains("event:progress")
        .contains("Received 3 of 7 MB (42 %)")
        .contains("event:end");
  }
}
