// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JoiningCostTest {
  private static final String STEPS =
      """
      {"rows": {"data": "%s"}, "steps": [
        {"kind": "SPEND", "rows": {"data": "old.csv"}, "jobId": "1", "askedAt": "2026-03-02T12:00:01Z"},
        {"kind": "SPEND", "rows": {"data": "new.csv"}, "jobId": "2", "askedAt": "2026-03-02T12:00:02Z"},
        {"kind": "SPEND", "rows": {"data": "old.csv"}, "jobId": "3", "askedAt": "2026-03-02T12:00:03Z"},
        {"kind": "BASE", "rows": null, "jobId": "4", "askedAt": "2026-03-02T12:00:04Z"}]}
      """;

  private static String said(String rows) throws JsonProcessingException {
    return JoiningCost.said(new ObjectMapper().readTree(STEPS.formatted(rows)))
        .path("jobId")
        .asText();
  }

  @Test
  void isWhatTheLastJobSaysThatReadsTheRowsOfNow() throws JsonProcessingException {
    assertThat(said("old.csv")).isEqualTo("3");
    assertThat(said("new.csv")).isEqualTo("2");
  }

  @Test
  void isNotKnownBeforeAJobWasAskedForTheRowsOfNow() throws JsonProcessingException {
    assertThat(said("newest.csv")).isEmpty();
  }
}
