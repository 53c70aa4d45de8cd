// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Collections;
import java.util.UUID;
import net.concordat.registry.ledger.internal.FuzzSamples;
import net.concordat.registry.ledger.internal.Realm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Whatever is sent to an endpoint is refused in words, and is no fault. */
class RefusalsTest extends FuzzSamples {
  private static final String DIGEST = "0".repeat(64);

  @Autowired private MockMvc http;

  @BeforeEach
  void aVersion() {
    record();
  }

  private ResultActions command(String path, String type, String body) throws Exception {
    String roles = Realm.BANK_A.token("model-developer", "model-validator", "model-approver");
    return http.perform(
        post("/api/v1/" + path)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + roles)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header(HttpHeaders.CONTENT_TYPE, type)
            .content(body));
  }

  private ResultActions command(String path, String body) throws Exception {
    return command(path, MediaType.APPLICATION_JSON_VALUE, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "application/*+json"})
  void refusesABodyOfAnyType(String type) throws Exception {
    command("models", type, "{\"name\": \"card-fraud\", \"purpose\": \"fraud\"}")
        .andExpect(status().isUnsupportedMediaType());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"+999999999-12-31T23:59:59Z\"",
        "\"-0001-01-01T00:00:00Z\"",
        "\"tomorrow\"",
        "1772452800",
        "1e300"
      })
  void refusesInstantsThatNoDatabaseKeeps(String instant) throws Exception {
    command(
            "adoptions/" + new UUID(0, 0) + "/reinstatement-proposals",
            "{\"decideUntil\": " + instant + "}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("decideUntil")));
  }

  @Test
  void refusesDaysThatNoDatabaseKeeps() throws Exception {
    command(
            "holdouts",
            """
            {"root": "%s", "rows": 1, "firstDay": "+999999999-01-01", "lastDay": "2026-01-31",
             "splitRule": "every tenth"}
            """
                .formatted(DIGEST))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("firstDay")));
  }

  @Test
  void refusesACommandThatIsTooLongToBeKept() throws Exception {
    String purposes = String.join(",", Collections.nCopies(20_000, "\"fraud\""));
    command(
            "models/" + DIGEST + "/versions/1/grants",
            """
            {"grantee": "O=BankA, L=London, C=GB", "kind": "USE",
             "terms": {"purposes": [%s], "mayFineTune": true, "mayShareOnward": false,
               "derivedVersionsGoBack": true, "expiresAt": "2027-03-02T12:00:00Z"}}
            """
                .formatted(purposes))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("at most 100000 characters")));
  }

  @Test
  void refusesAnIdOfAStateThatIsNone() throws Exception {
    command(
            "models/" + DIGEST + "/versions",
            """
            {"artifact": {"digest": "%1$s", "sizeBytes": 7, "schemaDigest": "%1$s",
               "architectureDigest": "%1$s", "cardDigest": "%1$s", "exportManifestDigest": "%1$s"},
             "provenance": {"dataDomain": "cards", "dataCommitment": "%1$s",
               "specDigest": "%1$s", "environment": "Java 17"},
             "policy": {"recipients": [], "reviewers": [], "openToMembers": true,
               "jurisdictions": [], "terms": {"purposes": ["fraud"], "mayFineTune": true,
                 "mayShareOnward": false, "derivedVersionsGoBack": true,
                 "expiresAt": "2027-03-02T12:00:00Z"}},
             "development": {"txId": "nonsense", "outputIndex": 0}}
            """
                .formatted(DIGEST))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("development.txId must be 64 hex digits")));
  }
}
