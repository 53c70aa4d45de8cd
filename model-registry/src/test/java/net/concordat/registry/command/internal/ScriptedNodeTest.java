// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import static org.mockito.Mockito.doAnswer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.UUID;
import net.concordat.registry.command.CommandProperties;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Commands with a node that does what the test says. */
@TestPropertySource(properties = "concordat.command.resume-interval=1h")
@Import(ScriptedNodeTest.Node.class)
@Timeout(180)
abstract class ScriptedNodeTest extends DatabaseTest {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);
  static final String REGISTER =
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

  @Autowired MockMvc http;
  @Autowired ScriptedLedger node;
  @Autowired CommandKeeper keeper;
  @Autowired JdbcTemplate tables;
  @MockitoSpyBean private CommandProperties waits;

  @BeforeEach
  void forgetAll() {
    node.reset();
    // However slow the machine: what ends is waited for, what does not end is not.
    doAnswer(asked -> node.endsAtOnce() ? PATIENCE : SHORT).when(waits).answerWithin();
    tables.execute("truncate table ledger_command");
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  ResultActions register(String key, String body) throws Exception {
    return http.perform(
        post("/api/v1/models")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("model-developer"))
            .header("Idempotency-Key", key)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  ResultActions attempt(String id, int attempt) throws Exception {
    return http.perform(
        post("/api/v1/commands/" + id + "/attempts")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("model-developer"))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"attempt\": " + attempt + "}"));
  }

  ResultActions read(String address) throws Exception {
    return http.perform(
        get(address).header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  static String id(ResultActions answer) throws Exception {
    return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.id");
  }

  String statusOf(String id) {
    return String.valueOf(
        tables.queryForObject(
            "select status from ledger_command where id = ?", String.class, UUID.fromString(id)));
  }

  long rows() {
    Long rows = tables.queryForObject("select count(*) from ledger_command", Long.class);
    return rows == null ? -1 : rows;
  }

  void await(String id, String status) {
    Awaitility.await(id + " to be " + status)
        .atMost(PATIENCE)
        .until(() -> statusOf(id).equals(status));
  }

  static LedgerRefusedException refusal(boolean mayPassLater) {
    return new LedgerRefusedException(
        "model-purpose", "A model serves a purpose that the consortium names. (x)", mayPassLater);
  }

  static CommandProperties settings(Duration forgetAfter) {
    return new CommandProperties(Duration.ofSeconds(1), Duration.ofSeconds(1), forgetAfter);
  }
}
