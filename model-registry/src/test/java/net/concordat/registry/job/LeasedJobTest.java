// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import net.concordat.registry.ledger.internal.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Before each test a worker has a job, which begins from version 1 of card-fraud. */
abstract class LeasedJobTest extends DatabaseTest {
  static final String LEASE = "Concordat-Lease";

  @Autowired JdbcTemplate tables;
  @Autowired TestTime.Standing clock;
  @Autowired JobProperties properties;
  @Autowired private MockMvc http;

  /** Its address, and the token of its lease. */
  String job = "";

  String token = "";

  @BeforeEach
  void takeAJob() throws Exception {
    tables.execute("delete from finetune_job_log");
    tables.execute("delete from finetune_job");
    String request =
        "{\"modelId\": \"%s\", \"version\": 1, \"recipe\": {}}"
            .formatted(publishVersion("card-fraud"));
    json("model-developer", post("/api/v1/jobs"), request).andExpect(status().isCreated());
    String lease =
        json("finetune-worker", post("/api/v1/jobs/leases"), "{\"worker\": \"w\"}")
            .andReturn()
            .getResponse()
            .getContentAsString();
    job = "/api/v1/jobs/" + JsonPath.read(lease, "$.job.id");
    token = JsonPath.read(lease, "$.token");
  }

  ResultActions as(String role, MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(
        request.header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token(role)));
  }

  ResultActions json(String role, MockHttpServletRequestBuilder request, String body)
      throws Exception {
    return as(
        role,
        request
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.getBytes(StandardCharsets.UTF_8)));
  }

  static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
