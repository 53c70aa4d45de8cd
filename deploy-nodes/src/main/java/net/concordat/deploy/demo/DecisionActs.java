// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import net.concordat.deploy.Network;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryRefusal;

/** How a bank's program has a case decided, and how that is proved later. */
final class DecisionActs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LOGS = "/api/v1/scoring/logs/";

  private final Narrator narrator;
  private final Office bank;
  private final Path work;
  private final RegistryClient program;

  /**
   * At a bank whose people have made a version champion.
   *
   * @param work where the proof and what belongs to it are put
   */
  DecisionActs(Narrator narrator, Office bank, Path work) {
    this.narrator = narrator;
    this.bank = bank;
    this.work = work;
    Network network = bank.network();
    this.program =
        new RegistryClient(
            network.scoring(bank.party()).address(),
            new Tokens(network.identity()).ofGateway(bank.party()));
  }

  /**
   * Has the first row of a file decided; gives the decision with its receipt.
   *
   * @param rows which the version has not seen
   */
  JsonNode decide(UseCase useCase, Path rows) throws Exception {
    narrator.heading(
        "A program of %s's has a case decided, by what its people adopted".formatted(bank.party()));
    JsonNode decided =
        narrator
            .step(
                bank.party() + "'s scoring service decides and records it",
                () -> decided(useCase, rows))
            .at("/decisions/0");
    List<String> reasons = new ArrayList<>();
    decided.path("reasons").forEach(reason -> reasons.add(reason.path("code").asText()));
    narrator.line(
        "           %s: score %.4f, threshold %s, because of %s; record %d of its log"
            .formatted(
                decided.path("decision").asText(),
                decided.path("score").asDouble(),
                decided.path("threshold").asText(),
                String.join(", ", reasons),
                decided.at("/receipt/sequence").asLong()));
    return decided;
  }

  /** The registry tells the service of a new champion, whose bytes it then fetches. */
  private JsonNode decided(UseCase useCase, Path rows) throws Exception {
    List<JsonNode> answer = new ArrayList<>();
    UUID id = UUID.randomUUID();
    Patience.await(
        PATIENCE,
        "the scoring service to decide",
        () -> {
          try {
            Map<String, Object> asked = Map.of("id", id, "values", values(useCase, rows));
            answer.add(
                program.post(
                    "/decisions", Map.of("purpose", useCase.name(), "decisions", List.of(asked))));
            return true;
          } catch (RegistryRefusal notYet) {
            return false;
          }
        });
    return answer.get(0);
  }

  private Map<String, Double> values(UseCase useCase, Path rows)
      throws IOException, InterruptedException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(rows)), StandardCharsets.UTF_8))) {
      List<String> header = List.of(lines.readLine().split(",", -1));
      List<String> cells = List.of(lines.readLine().split(",", -1));
      Map<String, Double> values = new LinkedHashMap<>();
      for (JsonNode field :
          program.get("/fields", Map.of("purpose", useCase.name())).path("fields")) {
        String name = field.path("name").asText();
        values.put(name, Double.valueOf(cells.get(header.indexOf(name))));
      }
      return values;
    }
  }

  /**
   * Fetches a decision's proof, and verifies it offline with the regulator's copy of the ledger.
   *
   * @return what was verified, a sentence each
   */
  List<String> prove(JsonNode decided, Office regulator, Evidence evidence) throws Exception {
    narrator.heading("What proves that decision, whoever has the log?");
    Path receipt = work.resolve("receipt.json");
    JSON.writeValue(receipt.toFile(), decided.path("receipt"));
    Path proof = work.resolve("proof.json");
    Path anchors = work.resolve("anchors.json");
    narrator.step(
        "The regulator's registry has the root of the batch that it is in",
        () -> {
          Files.write(proof, proof(decided.path("id").asText()));
          JSON.writeValue(anchors.toFile(), anchors(decided, regulator));
          return anchors;
        });
    return narrator.step(
        "Record, receipt and root are verified on their own: no network, no log, no registry",
        () -> evidence.verifyDecision(proof, anchors, receipt));
  }

  /** A batch is closed a minute after its first record. */
  private byte[] proof(String id) throws InterruptedException {
    List<byte[]> found = new ArrayList<>();
    Patience.await(
        PATIENCE,
        "the decision's batch to be closed",
        () -> {
          try {
            found.add(program.file("/decisions/%s/proof".formatted(id)));
            return true;
          } catch (RegistryRefusal notYet) {
            return false;
          }
        });
    return found.get(0);
  }

  private ArrayNode anchors(JsonNode decided, Office regulator) throws InterruptedException {
    String log = decided.at("/receipt/logId").asText();
    ArrayNode batches = JSON.createArrayNode();
    regulator.await(
        "the batch of the decision",
        () -> {
          try {
            regulator
                .as(RealmRole.AUDITOR)
                .all(LOGS + log + "/batches", Map.of("member", bank.name()))
                .forEach(batches::add);
            return !batches.isEmpty();
          } catch (RegistryRefusal notYet) {
            return false;
          }
        });
    return batches;
  }
}
