// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.Party;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cases that drift, from the service that decides to the ledger that suspends, on real nodes. Two
 * windows of a minute must pass, so it is run when it is asked for, on its own: {@code
 * -Dconcordat.drift=all}.
 */
@OnRegistries
@EnabledIfSystemProperty(named = "concordat.drift", matches = "all")
@Timeout(900)
@TestInstance(Lifecycle.PER_CLASS)
class DriftIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHAMPION = "drifting-at-bank-b";
  private static final String FALL_BACK = "fallen-back-on";
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final long SEED = 20;
  private static final int CASES = 100;

  @TempDir static Path folder;

  private final RegistryNetwork network;
  private final DecidingBank bank;
  private final Random random = new Random(SEED);

  DriftIT(RegistryNetwork network) {
    this.network = network;
    this.bank = new DecidingBank(network);
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
  void twoWindowsThatAgreeSuspendByTransactionAndTheFallBackDecides() throws Exception {
    ModelVersionState other = shared(FALL_BACK);
    ModelVersionState first = shared(CHAMPION);
    planFor(first);
    String fallBack =
        bank.adopts(FALL_BACK, "A person looks. Scoring: threshold 0.4; baseline reference.");
    String champion =
        bank.adopts(
            CHAMPION,
            "A person looks. Scoring: threshold 0.5; baseline reference; suspend psi 0.25; fall-back %s/1."
                .formatted(hex(other)));
    reference(champion);
    bank.promotes(champion);
    JsonNode before =
        bank.awaitDecision("the champion to decide", answer -> true).at("/decisions/0");
    assertThat(before.path("adoptionId").asText()).isEqualTo(champion);

    JsonNode after = asksForOtherCasesUntilTheFallBackDecides();

    assertThat(after.path("adoptionId").asText()).isEqualTo(fallBack);
    assertThat(after.path("versionId").asText()).isEqualTo(hex(other) + "/1");
    assertThat(after.path("insteadOf").asText()).isEqualTo(champion);
    assertThat(after.path("threshold").asDouble()).isEqualTo(0.4);
    assertThat(shown(after).path("insteadOf").asText()).isEqualTo(champion);
    assertThat(shown(before).has("insteadOf")).isFalse();
    saysWhySuspended(first, champion);
  }

  private void saysWhySuspended(ModelVersionState version, String champion) throws Exception {
    RegistryClient approver = network.client(Party.BANK_B, "approver");
    assertThat(approver.get("/api/v1/adoptions/" + champion, Map.of()).path("status").asText())
        .isEqualTo("SUSPENDED");
    Map<String, String> query = Map.of("modelId", hex(version), "version", "1");
    List<JsonNode> windows = approver.all("/api/v1/monitoring/windows", query);
    assertThat(windows).hasSizeGreaterThanOrEqualTo(2);
    assertThat(windows.get(0).at("/reference/origin").asText()).isEqualTo("FILE");
    await("the alarm to say that it is suspended")
        .atMost(DecidingBank.PATIENCE)
        .until(
            () ->
                approver.all("/api/v1/monitoring/alarms", query).stream()
                    .anyMatch(
                        alarm ->
                            alarm.path("metric").asText().equals("psi")
                                && alarm.path("level").asText().equals("SUSPENDED")));
  }

  /** Windows are of a minute, and read a minute late. */
  private JsonNode asksForOtherCasesUntilTheFallBackDecides() throws Exception {
    await("the champion to be suspended")
        .pollInterval(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(
            () -> {
              for (int i = 0; i < 10; i++) {
                if (bank.decide(row(3)).at("/decisions/0").has("insteadOf")) {
                  return true;
                }
              }
              return false;
            });
    return bank.decide(row(3)).at("/decisions/0");
  }

  private JsonNode shown(JsonNode decided) throws Exception {
    return bank.program()
        .get("/decisions/" + decided.path("id").asText(), Map.of())
        .path("decision");
  }

  private ModelVersionState shared(String model) throws Exception {
    return new SharedArtifact(network, model, Files.createDirectory(folder.resolve(model)))
        .approvedAndDeliveredToBankB();
  }

  private void planFor(ModelVersionState version) throws Exception {
    network
        .client(Party.BANK_B, "approver")
        .write(
            "/api/v1/models/%s/versions/1/documents/monitoring-plan".formatted(hex(version)),
            JSON.writeValueAsBytes(
                Map.of(
                    "metrics",
                    List.of("psi"),
                    "thresholds",
                    "Monitoring: window minutes 1; least decisions 20; label delay hours 0; alarm psi 0.1.",
                    "owner",
                    "model risk",
                    "frequency",
                    "monthly")));
  }

  private void reference(String adoption) throws Exception {
    Path file = bank.server().data().resolve("monitoring/reference-" + adoption + ".jsonl");
    try (Writer lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < CASES; i++) {
        lines.write(JSON.writeValueAsString(row(0)) + "\n");
      }
    }
  }

  /** A case of which all that may be anything is about so large. */
  private ObjectNode row(double about) throws Exception {
    ObjectNode row = DecidingBank.values();
    for (int i = 1; i <= 28; i++) {
      row.put("V" + i, about + random.nextGaussian());
    }
    return row;
  }

  private static String hex(ModelVersionState version) {
    return version.getModelId().toString().toLowerCase(Locale.ROOT);
  }
}
