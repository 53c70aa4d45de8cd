// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
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
    assertThat(view().line(1)).endsWith("0123456789ab; [BankB NOT_FINITE, BankC AWAY]");
    assertThat(view().contributorsInWords()).isEqualTo("BankA");
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
