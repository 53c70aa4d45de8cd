// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.deploy.Party;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
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

  @TempDir static Path folder;

  private final RegistryNetwork network;
  private final DecidingBank bank;

  ScoringIT(RegistryNetwork network) {
    this.network = network;
    this.bank = new DecidingBank(network, network.nodes().network().scoring(Party.BANK_B, 5));
  }

  @BeforeAll
  void starts() throws Exception {
    bank.start();
  }

  @AfterAll
  void stops() throws Exception {
    bank.server().stop();
  }

  @Test
  void decidesWhileTheLedgerLetsItAndProvesIt() throws Exception {
    bank.refuses("No version is champion");
    ModelVersionState version =
        new SharedArtifact(network, MODEL, folder).approvedAndDeliveredToBankB();
    String adoption = adopts();
    JsonNode decided = bank.awaitDecision("a decision", answer -> true).at("/decisions/0");
    UUID first = UUID.fromString(decided.path("id").asText());
    assertThat(decided.path("adoptionId").asText()).isEqualTo(adoption);
    assertThat(decided.path("caller").asText()).isEqualTo("concordat-gateway");
    Files.writeString(folder.resolve("receipt"), decided.path("receipt").toString());
    isAskedAtTheCommandLine(first);

    bank.run("adopt", "suspend", "--adoption", adoption, "--yes");
    bank.refuses("is SUSPENDED");
    bank.approves(bank.run("adopt", "reinstate", "--adoption", adoption));
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
    bank.refuses("is FROZEN");
    bank.run("adopt", "retire", "--adoption", adoption, "--yes");
    isProved(first);
  }

  private void isAskedAtTheCommandLine(UUID first) throws Exception {
    assertThat(bank.run("scoring", "show", first.toString()))
        .contains(first + " is ", "asked by concordat-gateway", "record 0 of the log");
    assertThat(bank.run("scoring", "state")).contains("fraud, CHAMPION", "may be used");
    assertThat(bank.run("scoring", "fields", "--purpose", "fraud")).contains("V14", "NUMBER");
    Path values = folder.resolve("values.json");
    ObjectNode row = DecidingBank.values();
    JSON.writeValue(values.toFile(), row);
    String[] decide =
        bank.atB("scoring", "decide", "--purpose=fraud", "--values=" + values, "--id=" + first);
    CommandRun again = CommandRun.of(decide);
    assertThat(again.status()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).contains("record 0 of the log");
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
    bank.run("scoring", "proof", id.toString(), "--out=" + folder.resolve("proof"));
    CommandRun verified =
        CommandRun.of(
            "verify",
            folder.resolve("proof").toString(),
            "--anchors=" + folder.resolve("anchors"),
            "--receipt=" + folder.resolve("receipt"));
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out()).contains("record 0 of the log " + logId);
    // The regulator may know of it before the service does.
    await("the service to say that a batch is anchored")
        .atMost(DecidingBank.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(bank.run("scoring", "state"))
                    .containsPattern("[1-9]\\d* batches are anchored"));
  }

  private String adopts() throws Exception {
    String adoption =
        bank.adopts(
            MODEL,
            "A person looks. Scoring: threshold 0.5; baseline reference; minutes without ledger 60.");
    bank.promotes(adoption);
    return adoption;
  }

  private JsonNode awaitDecision(boolean away) {
    return bank.awaitDecision(
        "a decision, the ledger being " + (away ? "away" : "there"),
        answer -> answer.at("/ledger/away").asBoolean() == away);
  }
}
