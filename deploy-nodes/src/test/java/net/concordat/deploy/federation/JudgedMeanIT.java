// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.deploy.Party;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of five banks one trains on rows whose labels are the other way round; evaluators gain least by
 * its updates, and rounds go on without it. Real nodes, registries and workers: with {@code
 * -Dconcordat.federations=all}.
 */
@EnabledIfSystemProperty(named = "concordat.federations", matches = "all")
@Timeout(2_400)
class JudgedMeanIT {
  private static final int BANKS = 5;
  private static final int ROUNDS = 2;
  private static final int LIAR = 3;

  private static final FederationAsk ASK =
      new FederationAsk(
          ROUNDS, "ROBUST", "FEDAVG", "NONE", 0, "JUDGED_MEAN", 1, 4, 0.002, 64, 1, 600, 120, null);

  /** Before the last round an evaluator's registry is killed. */
  @Test
  void whoTrainsOnWrongLabelsIsLeftOutOfEachRound(@TempDir Path folder) throws Exception {
    try (FederationNetwork network = FederationNetwork.start(folder.resolve("state"), BANKS)) {
      Party liar = network.banks().get(LIAR).bank();
      Map<Party, Path> rows = network.rows();
      rows.put(liar, flipped(Objects.requireNonNull(rows.get(liar)), folder));

      FederationNetwork.Begun begun = network.begin(ASK, 1.0, rows);
      begun.awaitEnd(1);
      FederationNetwork.kill(network.network().registry(Party.BANK_C));
      network.network().registry(Party.BANK_C).start();
      FederationView end = begun.awaitEnd();

      for (JsonNode round : end.rounds()) {
        assertThat(round.path("status").asText()).isEqualTo("AGGREGATED");
        for (JsonNode client : round.path("clients")) {
          boolean lies = client.path("member").asText().contains(liar.organisation());
          assertThat(client.path("counted").asBoolean()).isEqualTo(!lies);
          assertThat(client.path("excluded").asText()).isEqualTo(lies ? "LEAST_GAIN" : "");
        }
      }
      RoundState last = last(network, begun.id());
      System.out.println("standings after the last round: " + last.getStandings());
      assertThat(last.getExcluded())
          .containsExactly(new Exclusion(LIAR, ExclusionReason.LEAST_GAIN, null));
      assertThat(Objects.requireNonNull(last.getWeighed()).getJudgements()).hasSize(BANKS);
      assertThat(last.getStandings().get(LIAR)).isEqualTo(Collections.min(last.getStandings()));
      assertThat(begun.run().publish(begun.id()).path("provenance").path("federation").toString())
          .contains(network.banks().get(0).bank().organisation())
          .doesNotContain(liar.organisation());
    }
  }

  private static RoundState last(FederationNetwork network, String id) throws Exception {
    return network
        .nodes()
        .operator(Party.BANK_A)
        .awaitState(
            RoundState.class,
            "the end of the last round",
            round ->
                round.getFederationId().equals(SecureHash.create(id))
                    && round.getNumber() == ROUNDS
                    && round.getStatus() == RoundStatus.AGGREGATED,
            FederationNetwork.PATIENCE);
  }

  /** The same rows, but that who paid back did not. */
  private static Path flipped(Path rows, Path folder) throws IOException {
    Path flipped = folder.resolve("flipped.csv.gz");
    try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(rows)), StandardCharsets.UTF_8));
        BufferedWriter writer =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(flipped)),
                    StandardCharsets.UTF_8))) {
      writer.write(reader.readLine() + "\n");
      for (String row = reader.readLine(); row != null; row = reader.readLine()) {
        int label = row.lastIndexOf(',') + 1;
        writer.write(row.substring(0, label) + (row.endsWith("0") ? "1" : "0") + "\n");
      }
    }
    return flipped;
  }
}
