// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;

/** What a worker measured comes with what it made, and shows once that is published. */
class JobReportApiTest extends LeasedJobTest {
  @BeforeEach
  void forgetReports() {
    tables.execute("delete from evaluation_report");
  }

  private static String sha256(String text) throws Exception {
    return sha256(text.getBytes(UTF_8));
  }

  /** The samples' versions have the digest of their name and number. */
  private static String report(String version) throws Exception {
    return """
        {"format": "concordat-evaluation/3", "artifactDigest": "%s",
         "dataCommitment": {"algorithm": "a", "value": "%s"}, "rows": 1000, "positives": 7}"""
        .formatted(sha256(version), "d".repeat(64));
  }

  private ResultActions keep(String lease, String text) throws Exception {
    return json(
        "finetune-worker",
        put(job + "/evaluation-reports/" + sha256(text)).header(LEASE, lease),
        text);
  }

  private ResultActions ask(String address) throws Exception {
    return as("auditor", get(address));
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
