// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.registry.RegistryRefusal;
import net.concordat.deploy.scoring.ScoringServer;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.model.FreezeVersionFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** BankB's scoring service, with what its people adopted, on real nodes. */
@OnRegistries
@Timeout(400)
@TestInstance(Lifecycle.PER_CLASS)
class ScoringIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "scored-by-bank-b";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern PROPOSAL = Pattern.compile("--proposal ([0-9a-f-]{36})");
  private static final Pattern ADOPTION =
      Pattern.compile("(?m)^([0-9a-f-]{36})  APPROVED +" + MODEL);

  @TempDir static Path folder;

  private final RegistryNetwork network;
  private final ScoringServer server;
  private final RegistryClient program;

  ScoringIT(RegistryNetwork network) {
    this.network = network;
    this.server = network.nodes().network().scoring(Party.BANK_B);
    this.program =
        new RegistryClient(
            server.address(), new Tokens(network.identity()).ofGateway(Party.BANK_B));
  }

  @BeforeAll
  void starts() throws Exception {
    server.start();
    FirstPeople.OfBankB.in(network);
    server.awaitReady();
  }

  @AfterAll
  void stops() throws Exception {
    server.stop();
  }

  @Test
  void decidesWhileTheLedgerLetsItAndProvesIt() throws Exception {
    refuses("No version is champion");
    ModelVersionState version =
        new SharedArtifact(network, MODEL, folder).approvedAndDeliveredToBankB();
    String adoption = adopts();
    JsonNode decided = awaitDecision(false).at("/decisions/0");
    UUID first = UUID.fromString(decided.path("id").asText());
    assertThat(decided.path("adoptionId").asText()).isEqualTo(adoption);
    assertThat(decided.path("caller").asText()).isEqualTo("concordat-gateway");
    Files.writeString(folder.resolve("receipt"), decided.path("receipt").toString());
    isAskedAtTheCommandLine(first);

    run(atB("adopt", "suspend", "--adoption", adoption, "--yes"));
    refuses("is SUSPENDED");
    approves(run(atB("adopt", "reinstate", "--adoption", adoption)));
    awaitDecision(false);

    goesOnWithoutTheRegistry();

    network
        .nodes()
        .operator(Party.BANK_A)
        .run(
            FreezeVersionFlow.class,
            TrialConsortium.commandId(),
            version.getModelId(),
            version.getVersion());
    refuses("is FROZEN");
    run(atB("adopt", "retire", "--adoption", adoption, "--yes"));
    isProved(first);
  }

  private void isAskedAtTheCommandLine(UUID first) throws Exception {
    assertThat(run(atB("scoring", "show", first.toString())))
        .contains(first + " is ", "asked by concordat-gateway", "record 0 of the log");
    assertThat(run(atB("scoring", "state"))).contains("fraud, CHAMPION", "may be used");
    assertThat(run(atB("scoring", "fields", "--purpose", "fraud"))).contains("V14", "NUMBER");
    Path values = folder.resolve("values.json");
    ObjectNode row = values();
    JSON.writeValue(values.toFile(), row);
    String[] decide =
        atB("scoring", "decide", "--purpose=fraud", "--values=" + values, "--id=" + first);
    assertThat(run(decide)).contains("record 0 of the log");
    JSON.writeValue(values.toFile(), row.put("V14", "much"));
    CommandRun refused = CommandRun.of(decide);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("decision 0, field 'V14'");
  }

  private void goesOnWithoutTheRegistry() throws Exception {
    network.registry(Party.BANK_B).process().running().forEach(ProcessHandle::destroyForcibly);
    assertThat(awaitDecision(true).at("/ledger/problem").asText())
        .contains("does not say what serves");
    network.registry(Party.BANK_B).start();
    network.registry(Party.BANK_B).awaitReady();
    awaitDecision(false);
  }

  private void isProved(UUID id) throws Exception {
    UUID logId =
        UUID.fromString(JSON.readTree(folder.resolve("receipt").toFile()).path("logId").asText());
    Files.write(
        folder.resolve("anchors"),
        DecisionJson.bytes(AnchoringIT.regulatorsCopy(network, logId, 1)));
    run(atB("scoring", "proof", id.toString(), "--out=" + folder.resolve("proof")));
    CommandRun verified =
        CommandRun.of(
            "verify",
            folder.resolve("proof").toString(),
            "--anchors=" + folder.resolve("anchors"),
            "--receipt=" + folder.resolve("receipt"));
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out()).contains("record 0 of the log " + logId);
    assertThat(run(atB("scoring", "state"))).containsPattern("[1-9]\\d* batches are anchored");
  }

  private String adopts() throws Exception {
    Path evidence = Files.writeString(folder.resolve("evidence.json"), "{}");
    approves(
        run(
            atB(
                "adopt",
                "--model=" + MODEL,
                "--model-version=1",
                "--purpose=fraud",
                "--conditions=A person looks. Scoring: threshold 0.5; minutes without ledger 60.",
                "--use-days=7",
                "--evidence=" + evidence)));
    String[] list = atB("adopt");
    await("the registry to show the adoption")
        .atMost(PATIENCE)
        .until(() -> ADOPTION.matcher(run(list)).find());
    String adoption = found(ADOPTION, run(list));
    approves(run(atB("promote", "--adoption", adoption, "--place", "champion")));
    return adoption;
  }

  private void approves(String asked) {
    String proposal = found(PROPOSAL, asked);
    for (String name : List.of("validator", "approver")) {
      run(atB("decide", "--proposal", proposal, "--as", name, "--yes"));
    }
  }

  private JsonNode awaitDecision(boolean away) {
    List<JsonNode> answers = new ArrayList<>();
    await("a decision, the ledger being " + (away ? "away" : "there"))
        .atMost(PATIENCE)
        .until(
            () -> {
              try {
                answers.add(decide());
              } catch (RegistryRefusal notYet) {
                return false;
              }
              return answers.get(answers.size() - 1).at("/ledger/away").asBoolean() == away;
            });
    return answers.get(away ? answers.size() - 1 : 0);
  }

  private void refuses(String words) {
    await("nothing to be decided: " + words)
        .atMost(PATIENCE)
        .until(
            () -> {
              try {
                decide();
                return false;
              } catch (RegistryRefusal refusal) {
                return refusal.detail().contains(words);
              }
            });
  }

  private JsonNode decide() throws Exception {
    return program.post(
        "/decisions",
        Map.of(
            "purpose",
            "fraud",
            "decisions",
            List.of(Map.of("id", UUID.randomUUID(), "values", values()))));
  }

  /** A row of nothing but noughts, as far as they are allowed. */
  private ObjectNode values() throws Exception {
    ObjectNode row = JSON.createObjectNode();
    for (JsonNode feature : JSON.readTree(SharedArtifact.schema().toFile()).path("features")) {
      row.put(feature.path("name").asText(), Math.max(0, feature.path("min").asDouble()));
    }
    return row;
  }

  private String[] atB(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bank=BankB", "--state-dir=" + network.state()));
    return all.toArray(String[]::new);
  }

  private static String run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status())
        .as("%s printed%n%s%s", List.of(arguments), run.out(), run.err())
        .isZero();
    return run.out();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
