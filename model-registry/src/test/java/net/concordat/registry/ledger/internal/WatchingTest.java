// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What those who keep a registry running see of it. */
@ExtendWith(OutputCaptureExtension.class)
class WatchingTest extends DatabaseTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Autowired private MockMvc http;
  @Autowired private LedgerHealthIndicator health;

  @AfterEach
  void nodeIsBack() {
    health.read();
  }

  private static MockHttpServletRequestBuilder as(
      String token, MockHttpServletRequestBuilder request) {
    return request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
  }

  private static MockHttpServletRequestBuilder as(String role, String address) {
    return as(Realm.BANK_A.token(role), get(address));
  }

  @Test
  void isAliveAndReadyWhileItsNodeIsAwayAndSaysThatItIs() throws Exception {
    health.read();
    http.perform(get("/actuator/health/node")).andExpect(status().isOk());

    health.failed(new IllegalStateException("The node at localhost:1 does not answer"));

    http.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
    http.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
    http.perform(get("/actuator/health/node"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.status").value("DOWN"))
        .andExpect(jsonPath("$.components").doesNotExist());
    http.perform(as("bank-admin", "/actuator/health/node"))
        .andExpect(jsonPath("$.components.ledger.details.problem", containsString("localhost:1")));
  }

  @Test
  void showsMetricsToAuditorsAndAdministratorsAlone() throws Exception {
    for (String role : List.of("auditor", "bank-admin")) {
      http.perform(as(role, "/actuator/prometheus"))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("concordat_ledger_read_age_seconds")))
          .andExpect(content().string(containsString("concordat_ledger_behind")));
    }
    for (String role : List.of("model-developer", "model-approver", "finetune-worker")) {
      http.perform(as(role, "/actuator/prometheus")).andExpect(status().isForbidden());
    }
    http.perform(get("/actuator/prometheus")).andExpect(status().isUnauthorized());
    for (String address : List.of("/actuator/env", "/actuator/heapdump", "/actuator/loggers")) {
      http.perform(as("bank-admin", address)).andExpect(status().isNotFound());
    }
  }

  @Test
  void answersWithTheCallersCorrelationId() throws Exception {
    http.perform(
            as("auditor", "/api/v1/models/" + "0".repeat(64))
                .header("X-Correlation-Id", "batch-7_3.a"))
        .andExpect(status().isNotFound())
        .andExpect(header().string("X-Correlation-Id", "batch-7_3.a"))
        .andExpect(jsonPath("$.correlationId").value("batch-7_3.a"));
    http.perform(get("/api/v1/models").header("X-Correlation-Id", "anonymous"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("X-Correlation-Id", "anonymous"));
  }

  @Test
  void makesAnIdWhereTheCallersIsMissingOrCouldForgeALog() throws Exception {
    http.perform(as("auditor", "/api/v1/models"))
        .andExpect(header().string("X-Correlation-Id", matchesPattern(UUID)));
    for (String hostile : List.of("a b", "\"}\n{", "x".repeat(65), "", "é")) {
      http.perform(as("auditor", "/api/v1/models").header("X-Correlation-Id", hostile))
          .andExpect(header().string("X-Correlation-Id", matchesPattern(UUID)));
    }
  }

  @Test
  void logsInJsonWithTheIdAndNoToken(CapturedOutput output) throws Exception {
    String token = Realm.BANK_A.token("auditor");
    http.perform(as(token, post("/api/v1/consortium")).header("X-Correlation-Id", "told-of-1"))
        .andExpect(status().isMethodNotAllowed());

    assertThat(output.getOut().lines().filter(line -> line.contains("told-of-1")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
        .anyMatch(
            line ->
                line.contains("\"correlationId\":\"told-of-1\"")
                    && line.contains("POST /api/v1/consortium answered 405"));
    assertThat(output.getAll()).doesNotContain(token);
  }
}
