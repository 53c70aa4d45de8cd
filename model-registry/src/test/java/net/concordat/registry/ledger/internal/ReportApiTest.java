// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Evaluation reports in full. */
class ReportApiTest extends DatabaseTest {
  private static final String MODEL = Facts.hex(SecureHash.sha256("card-fraud"));
  private static final String DATA = "d".repeat(64);

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;

  @BeforeEach
  void publish() {
    tables.execute("delete from evaluation_report");
    project(
        List.of(
            recorded(version(header(OURS, START, null), "card-fraud", 1, null), ref(), START),
            recorded(version(header(OURS, START, null), "card-fraud", 2, null), ref(), START)));
  }

  private static String report(int version, String more) {
    return """
        {"format": "concordat-evaluation/2", "artifactDigest": "%s", "model": "Ünïcode \\u0000",
         "dataCommitment": {"algorithm": "a", "value": "%s"}, "rows": 1000, "positives": 7%s}"""
        .formatted(Facts.hex(SecureHash.sha256("card-fraud" + version)), DATA, more);
  }

  private ResultActions keep(int version, String digest, String text) throws Exception {
    return http.perform(
        put("/api/v1/models/{id}/versions/{n}/evaluation-reports/{digest}", MODEL, version, digest)
            .contentType(MediaType.APPLICATION_JSON)
            .content(text.getBytes(StandardCharsets.UTF_8))
            .header(
                HttpHeaders.AUTHORIZATION,
                "Bearer " + Realm.BANK_A.tokenOf("nina", "model-validator")));
  }

  private ResultActions keep(int version, String text) throws Exception {
    return keep(version, digest(text), text);
  }

  private static String digest(String text) {
    return Facts.hex(SecureHash.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  @Test
  void keepsAReportOnceAndGivesItBackByteForByte() throws Exception {
    String text = report(1, "");
    keep(1, text).andExpect(status().isCreated());
    keep(1, text).andExpect(status().isOk());
    ask("/api/v1/evaluation-reports/{digest}", digest(text))
        .andExpect(status().isOk())
        .andExpect(content().bytes(text.getBytes(StandardCharsets.UTF_8)));
    ask("/api/v1/evaluation-reports").andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/evaluation-reports/{digest}", "0".repeat(64)).andExpect(status().isNotFound());
  }

  @Test
  void findsTheReportsOfAVersionAndThoseOfSeveralOnTheSameData() throws Exception {
    keep(1, report(1, ""));
    keep(2, report(2, ""));
    keep(2, report(2, ", \"more\": 1"));
    ask("/api/v1/evaluation-reports?modelId={id}&version=1", MODEL)
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].dataCommitment").value(DATA))
        .andExpect(jsonPath("$.items[0].rows").value(1000))
        .andExpect(jsonPath("$.items[0].positives").value(7))
        .andExpect(jsonPath("$.items[0].author").value("nina"));
    ask("/api/v1/evaluation-reports?dataCommitment={data}", DATA)
        .andExpect(jsonPath("$.items", hasSize(3)))
        .andExpect(jsonPath("$.items[0].version").value(2));
    String page =
        ask("/api/v1/evaluation-reports?limit=2")
            .andExpect(jsonPath("$.items", hasSize(2)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String cursor = JsonPath.read(page, "$.nextCursor");
    ask("/api/v1/evaluation-reports?limit=2&cursor={cursor}", cursor)
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].version").value(1));
    ask("/api/v1/evaluation-reports?version=1").andExpect(status().isBadRequest());
  }

  /** In the samples the bytes follow from name and number, written one behind the other. */
  @Test
  void listsAReportOnceThoughTwoVersionsHaveTheBytesAndFindsItByEither() throws Exception {
    project(
        List.of(
            recorded(version(header(OURS, START, null), "card-fraud", 12, null), ref(), START),
            recorded(version(header(OURS, START, null), "card-fraud1", 2, null), ref(), START)));
    keep(12, report(12, "")).andExpect(status().isCreated());
    String other = Facts.hex(SecureHash.sha256("card-fraud1"));

    ask("/api/v1/evaluation-reports").andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/evaluation-reports?modelId={id}&version=12", MODEL)
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].modelId").value(MODEL));
    ask("/api/v1/evaluation-reports?modelId={id}", other)
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].modelId").value(other))
        .andExpect(jsonPath("$.items[0].version").value(2));
  }

  @Test
  void refusesWhatIsNoReportOfTheVersionAndSaysWhy() throws Exception {
    keep(1, "0".repeat(64), report(1, ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("SHA-256")));
    keep(1, report(2, ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("artifact")));
    keep(3, report(1, "")).andExpect(status().isNotFound());
    for (String text :
        List.of(
            "",
            "[]",
            "{}",
            "{\"format\": \"concordat-audit/1\"}",
            report(1, "") + "{}",
            report(1, ", \"rows\": 2"),
            report(1, "").replace("1000", "-1"),
            report(1, "").replace("1000", "1e3"),
            report(1, "").replace("1000", "9".repeat(30)),
            report(1, "").replace(DATA, "D".repeat(64)),
            report(1, ", \"deep\": " + "[".repeat(2_000) + "]".repeat(2_000)),
            report(1, ", \"long\": \"" + "x".repeat(1_000_000) + "\""))) {
      keep(1, text).andExpect(status().isUnprocessableEntity());
    }
    ask("/api/v1/evaluation-reports").andExpect(jsonPath("$.items", hasSize(0)));
  }
}
