// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.registry.command.web.CommandExamples.Example;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import net.concordat.registry.passkey.Passkey;
import net.concordat.registry.passkey.internal.PasskeyRow;
import net.concordat.registry.passkey.internal.PasskeyRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each command is for the roles that it names, with a token of the bank's own realm. */
class CommandAccessTest extends DatabaseTest {
  private static final List<String> ROLES =
      List.of(
          "model-developer",
          "model-validator",
          "model-approver",
          "auditor",
          "bank-admin",
          "finetune-worker",
          "scoring-service");

  @Autowired private MockMvc http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired private JdbcTemplate tables;
  @Autowired private PasskeyRows passkeys;

  @BeforeEach
  void register() {
    tables.execute("truncate table passkey");
    passkeys.saveAndFlush(
        new PasskeyRow(
            new Passkey(
                CommandExamples.CREDENTIAL,
                new UUID(0, 1),
                "somebody",
                "somebody",
                new PasskeyKey("ES256", "AAAA", "0".repeat(64)),
                new UUID(0, 0),
                false,
                Instant.EPOCH)));
  }

  private static MockHttpServletRequestBuilder request(Example command, String token) {
    return post(URI.create(CommandExamples.filled(command.path())))
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .header("Idempotency-Key", "key")
        .contentType(MediaType.APPLICATION_JSON)
        .content(command.body());
  }

  private int statusOf(Example command, String token) throws Exception {
    return http.perform(request(command, token)).andReturn().getResponse().getStatus();
  }

  @Test
  void everyCommandIsTriedHere() {
    Set<String> mapped =
        mappings.getHandlerMethods().entrySet().stream()
            .filter(
                entry -> entry.getValue().getBeanType().getPackageName().endsWith(".command.web"))
            .filter(
                entry ->
                    entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
            .flatMap(entry -> entry.getKey().getPatternValues().stream())
            .filter(path -> !path.startsWith("/api/v1/commands"))
            .collect(Collectors.toSet());
    assertThat(CommandExamples.ALL.stream().map(Example::path).collect(Collectors.toSet()))
        .isEqualTo(mapped);
  }

  @Test
  void whoMayReachesTheNodeWhichIsAwayAndNobodyElseDoes() throws Exception {
    for (Example command : CommandExamples.ALL) {
      for (String role : ROLES) {
        assertThat(statusOf(command, Realm.BANK_A.token(role)))
            .as("%s as %s", command.path(), role)
            .isEqualTo(command.roles().contains(role) ? 503 : 403);
      }
    }
  }

  @Test
  void saysWhenToAskTheNodeAgain() throws Exception {
    for (Example command : CommandExamples.ALL) {
      http.perform(request(command, Realm.BANK_A.token(command.roles().get(0))))
          .andExpect(status().isServiceUnavailable())
          .andExpect(header().string(HttpHeaders.RETRY_AFTER, "10"));
    }
  }

  @Test
  void nobodyWithoutAGoodTokenGivesOne() throws Exception {
    String[] all = ROLES.toArray(String[]::new);
    for (String token :
        List.of(
            Realm.BANK_B.token(all),
            Realm.BANK_A.token("account", Duration.ofMinutes(5), all),
            Realm.BANK_A.token(Realm.AUDIENCE, Duration.ofMinutes(-5), all))) {
      for (Example command : CommandExamples.ALL) {
        assertThat(statusOf(command, token)).as("%s", command.path()).isEqualTo(401);
      }
    }
  }
}
