// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FederationViewTest {
  private static final String ROUND =
      """
      {"over": true,
       "seats": [{"member": "O=BankA, L=London, C=GB"}, {"member": "O=BankB, L=Frankfurt, C=DE"}],
       "roundsSoFar": [{"number": 1, "status": "AGGREGATED", "openedAt": "2026-03-02T12:00:01Z",
         "endedAt": "2026-03-02T12:00:09Z", "globalDigest": "0123456789abcdef",
         "cumulativeMillionths": 250000, "clients": [
           {"member": "O=BankA, L=London, C=GB", "digest": "aa", "counted": true},
           {"member": "O=BankB, L=Frankfurt, C=DE", "digest": "bb", "counted": false,
            "excluded": "NOT_FINITE"},
           {"member": "O=BankC, L=Paris, C=FR", "digest": null, "counted": false,
            "excluded": "AWAY"}]}]}
      """;
  private static final String STEPS =
      """
      [{"round": 1, "kind": "TRAIN", "status": "DONE", "askedAt": "2026-03-02T12:00:00Z",
        "endedAt": "2026-03-02T12:00:04Z", "metrics": {"loss": 0.5}}]
      """;

  private static FederationView view() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    return new FederationView(
        json.readTree(ROUND), Map.of("O=BankA, L=London, C=GB", json.readTree(STEPS)));
  }

  @Test
  void aRoundsLineNamesWhoIsNotInItAndWhy() throws JsonProcessingException {
    assertThat(view().figures(1).line()).endsWith("0123456789ab; [BankB NOT_FINITE, BankC AWAY]");
    assertThat(view().contributorsInWords()).isEqualTo("BankA");
  }

  @Test
  void aRoundsLineShowsTheMiddleGainAndWhatEachEvaluatorSays() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    String judged =
        ROUND.replace(
            "\"cumulativeMillionths\"",
            """
            "verdict": {"candidate": "cc", "passed": false, "gains": [
              {"member": "O=BankA, L=London, C=GB", "millionths": -31000},
              {"member": "O=BankB, L=Frankfurt, C=DE", "millionths": 12000},
              {"member": "O=BankC, L=Paris, C=FR"}]}, "cumulativeMillionths\"""");
    FederationView view = new FederationView(json.readTree(judged), Map.of());
    assertThat(view.figures(1).gain()).isEqualTo(-0.031);
    assertThat(view.figures(1).line()).endsWith("; [BankA -0.0310, BankB +0.0120, BankC silent]");
    assertThat(view().figures(1).gain()).isNaN();
    assertThat(view().figures(1).judged()).isEmpty();
  }

  @Test
  void aRoundThatAnEvaluatorEndedIsScoredOnceItHasMeasuredTheUpdates()
      throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    String federation =
        """
        {"aggregation": {"mode": "ROBUST"}, "gate": {"evaluators": [{"member": "O=BankA, C=GB"}]},
         "roundsSoFar": [{"number": 1, "endedBy": "O=BankA, C=GB", "verdict": {"gains": []}},
           {"number": 2, "endedBy": "O=BankB, C=DE", "verdict": {"gains": []}}]}
        """;
    String steps =
        """
        [{"round": 1, "kind": "SCORE", "endedAt": "2026-03-02T12:00:04Z",
          "metrics": {"scores": {"O=BankA, C=GB": 0.0125, "O=BankB, C=DE": -0.003}}}]
        """;
    FederationView waiting = new FederationView(json.readTree(federation), Map.of());
    assertThat(waiting.isScored()).isFalse();
    assertThat(UpdateWorth.of(waiting)).isEmpty();
    FederationView scored =
        new FederationView(
            json.readTree(federation), Map.of("O=BankA, C=GB", json.readTree(steps)));
    assertThat(scored.isScored()).isTrue();
    assertThat(UpdateWorth.of(scored))
        .extracting(UpdateWorth::line)
        .containsExactly("Round 1, on BankA's holdout: BankA +0.0125, BankB -0.0030");
  }

  @Test
  void whatIsOverTooEarlySaysWhyAndForWhom() throws JsonProcessingException {
    String ended =
        ROUND
            .replace("\"over\": true", "\"over\": true, \"overBy\": \"%s\"")
            .replace("C=DE\"}],", "C=DE\", \"status\": \"LEFT\"}],");
    assertThat(end(ended, "ROUNDS")).isEmpty();
    assertThat(end(ended, "REVIEW")).get().asString().contains("is to be reviewed");
    assertThat(end(ended, "CLIENTS")).get().asString().contains("without BankB, which");
  }

  private static Optional<String> end(String ended, String by) throws JsonProcessingException {
    return new FederationView(new ObjectMapper().readTree(ended.formatted(by)), Map.of())
        .earlyEnd();
  }

  @Test
  void whatIsNeitherTrainingNorCombiningIsTheLedgers() throws JsonProcessingException {
    RoundFigures figures = view().figures(1);
    assertThat(figures.trained()).isEqualTo(1);
    assertThat(figures.committed()).isEqualTo(2);
    assertThat(figures.counted()).isEqualTo(1);
    assertThat(figures.moved()).isEqualTo(0.25);
    assertThat(figures.loss()).isEqualTo(0.5);
    assertThat(figures.trainingSeconds()).isEqualTo(4);
    assertThat(figures.combiningSeconds()).isNaN();
    assertThat(figures.ledgerSeconds()).isEqualTo(5);
  }
}
