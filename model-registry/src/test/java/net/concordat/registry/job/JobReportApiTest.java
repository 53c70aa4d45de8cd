// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.security.MessageDigest;
import java.util.HexFormat;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import net.concordat.registry.ledger.internal.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a worker measured comes with what it made, and shows once that is published. */
class JobReportApiTest extends DatabaseTest {
  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private TestTime.Standing clock;
  @Autowired private JobProperties properties;

  private String job = "";
  private String token = "";

  @BeforeEach
  void takeAJob() throws Exception {
    tables.execute("delete from evaluation_report");
    tables.execute("delete from finetune_job_log");
    tables.execute("delete from finetune_job");
    String request =
        "{\"modelId\": \"%s\", \"version\": 1, \"recipe\": {}}"
            .formatted(publishVersion("card-fraud"));
    as("model-developer", post("/api/v1/jobs"), request).andExpect(status().isCreated());
    String lease =
        as("finetune-worker", post("/api/v1/jobs/leases"), "{\"worker\": \"w\"}")
            .andReturn()
            .getResponse()
            .getContentAsString();
    job = "/api/v1/jobs/" + JsonPath.read(lease, "$.job.id");
    token = JsonPath.read(lease, "$.token");
  }

  private ResultActions as(String role, MockHttpServletRequestBuilder request, String body)
      throws Exception {
    return http.perform(
        request
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.getBytes(UTF_8))
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token(role)));
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  /** The samples' versions have the digest of their name and number. */
  private static String report(String version) throws Exception {
    return """
        {"format": "concordat-evaluation/3", "artifactDigest": "%s",
         "dataCommitment": {"algorithm": "a", "value": "%s"}, "rows": 1000, "positives": 7}"""
        .formatted(sha256(version), "d".repeat(64));
  }

  private ResultActions keep(String lease, String text) throws Exception {
    return as(
        "finetune-worker",
        put(job + "/evaluation-reports/" + sha256(text)).header("Concordat-Lease", lease),
        text);
  }

  private ResultActions ask(String address) throws Exception {
    return as("auditor", get(address), "");
  }

  @Test
  void keepsAReportOnceAndShowsItWithTheVersionOnceThatIsPublished() throws Exception {
    String text = report("adapted1");
    keep(token, text).andExpect(status().isCreated());
    keep(token, text).andExpect(status().isOk());

    ask("/api/v1/evaluation-reports/" + sha256(text))
        .andExpect(content().bytes(text.getBytes(UTF_8)));
    ask("/api/v1/evaluation-reports").andExpect(jsonPath("$.items", hasSize(0)));
    String model = publishVersion("adapted");
    ask("/api/v1/evaluation-reports?version=1&modelId=" + model)
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].digest").value(sha256(text)));
    keep(token, text).andExpect(status().isOk());
  }

  @Test
  void takesNoReportOfAPublishedVersionFromAWorker() throws Exception {
    keep(token, report("card-fraud1"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("is a version's artifact")));
    keep(token, "{}").andExpect(status().isUnprocessableEntity());
    ask("/api/v1/evaluation-reports").andExpect(jsonPath("$.items", hasSize(0)));
  }

  @Test
  void takesNothingWithoutTheLease() throws Exception {
    String text = report("adapted1");
    keep("guessed", text).andExpect(status().isConflict());
    clock.advance(properties.lease());
    keep(token, text).andExpect(status().isConflict());
    ask("/api/v1/evaluation-reports/" + sha256(text)).andExpect(status().isNotFound());
  }
}
