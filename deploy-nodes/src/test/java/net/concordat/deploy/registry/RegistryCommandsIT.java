// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.TrialArtifacts;
import net.concordat.deploy.trial.TrialConsortium;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Two banks share a version through their registries; a node and its registry are killed meanwhile.
 */
@OnRegistries
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RegistryCommandsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long BYTES = 192L << 20;

  private final RegistryNetwork network;
  private @Nullable ArtifactDescription artifact;
  private String version = "";

  RegistryCommandsIT(RegistryNetwork network) {
    this.network = network;
  }

  private ArtifactDescription artifact() {
    return Objects.requireNonNull(artifact);
  }

  private TrialArtifacts artifacts() {
    return network.consortium().artifacts();
  }

  private RegistryClient developer(Party bank) {
    return network.client(bank, "developer");
  }

  private JsonNode done(Party bank, String path, Map<String, ?> arguments) throws Exception {
    return developer(bank).perform(path, UUID.randomUUID().toString(), arguments, PATIENCE);
  }

  /** How the grants of the version stand at BankB; none before its registry knows the version. */
  private List<String> grants() throws Exception {
    List<String> found = new ArrayList<>();
    for (JsonNode grant : developer(Party.BANK_B).all("/api/v1/grants", Map.of())) {
      if (version.contains(grant.at("/version/modelId").asText())) {
        found.add(grant.path("status").asText());
      }
    }
    return found;
  }

  private static String hex(SecureHash digest) {
    return digest.toString().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> terms() {
    return Map.of(
        "purposes",
        List.of(TrialConsortium.PURPOSE),
        "mayFineTune",
        true,
        "mayShareOnward",
        false,
        "derivedVersionsGoBack",
        false,
        "expiresAt",
        Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.DAYS).toString(),
        "nonPrivate",
        "A trial: no row was seen in making this.");
  }

  @Order(1)
  @Test
  void publishesAVersionAndRefusesByTheLedgersRules() throws Exception {
    JsonNode model =
        done(
            Party.BANK_A,
            "/api/v1/models",
            Map.of("name", "card-fraud", "purpose", TrialConsortium.PURPOSE));
    String versions =
        "/api/v1/models/" + model.path("result").path("modelId").asText() + "/versions";
    artifact = artifacts().put(Party.BANK_A, BYTES, 5);
    String any = hex(artifact().getCardDigest());
    Map<String, Object> publication =
        Map.of(
            "artifact",
            Map.of(
                "digest", hex(artifact().getDigest()),
                "sizeBytes", BYTES,
                "schemaDigest", any,
                "architectureDigest", any,
                "cardDigest", any,
                "exportManifestDigest", any),
            "provenance",
            Map.of(
                "dataDomain",
                TrialConsortium.DATA_DOMAIN,
                "dataCommitment",
                any,
                "specDigest",
                any,
                "environment",
                "a trial"),
            "policy",
            Map.of(
                "recipients", List.of(Party.BANK_B.x500()),
                "reviewers", List.of(),
                "openToMembers", false,
                "jurisdictions", List.of(),
                "terms", terms()));

    JsonNode published = done(Party.BANK_A, versions, publication);

    assertThat(published.path("result").path("status").asText()).isEqualTo("PENDING_APPROVAL");
    version = versions + "/" + published.path("result").path("version").path("version").asInt();
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(
            () ->
                developer(Party.BANK_A)
                    .command(
                        "/api/v1/models", "not ours", Map.of("name", "x", "purpose", "weather")))
        .withMessageContaining("status 400");
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(
            () ->
                developer(Party.BANK_A)
                    .command(
                        "/api/v1/models", "weather", Map.of("name", "x", "purpose", "weather")))
        .withMessageContaining("status 422")
        .withMessageContaining("A model serves a purpose that the consortium names.");
  }

  @Order(2)
  @Test
  void deliversOnceThoughNodeAndRegistryAreKilledMeanwhile() throws Exception {
    JsonNode offered =
        done(
            Party.BANK_A,
            version + "/grants",
            Map.of("grantee", Party.BANK_B.x500(), "kind", "REVIEW", "terms", terms()));
    String grantId = offered.path("id").asText();
    Patience.await(PATIENCE, "the offer at BankB's registry", () -> grants().contains("OFFERED"));
    done(Party.BANK_B, "/api/v1/grants/" + grantId + "/accept", Map.of());
    String key = "deliver-once";
    Map<String, String> from = Map.of("grantor", Party.BANK_A.x500());

    // The registry waits a while for the end, by when all may have come.
    FutureTask<JsonNode> asking =
        new FutureTask<>(() -> developer(Party.BANK_B).command(version + "/deliveries", key, from));
    new Thread(asking, "delivery").start();
    Patience.await(
        PATIENCE,
        Duration.ofMillis(5),
        "the first parts",
        () -> artifacts().received(Party.BANK_B, artifact()) > 0);
    network.nodes().kill(List.of(Party.BANK_B));
    assertThat(artifacts().stored(Party.BANK_B, artifact())).isEmpty();

    assertThat(grants()).containsExactly("ACTIVE");
    assertThatExceptionOfType(RegistryRefusal.class)
        .isThrownBy(
            () -> developer(Party.BANK_B).command(version + "/deliveries", "while-away", from))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(503));
    JsonNode command = asking.get();
    network.registry(Party.BANK_B).process().running().forEach(ProcessHandle::destroyForcibly);
    network.nodes().start(List.of(Party.BANK_B));
    network.registry(Party.BANK_B).start();
    network.registry(Party.BANK_B).awaitReady();

    JsonNode delivered = developer(Party.BANK_B).awaitDone(command, PATIENCE);
    assertThat(delivered.path("result").path("computedDigest").asText())
        .isEqualTo(hex(artifact().getDigest()));
    assertThat(delivered.path("attempt").asInt()).isOne();
    assertThat(artifacts().stored(Party.BANK_B, artifact())).hasValue(BYTES);
    assertThat(developer(Party.BANK_B).command(version + "/deliveries", key, from).path("state"))
        .isEqualTo(delivered.path("state"));
    assertThat(
            network
                .nodes()
                .operator(Party.BANK_B)
                .recorded(DeliveryReceiptState.class, Instant.EPOCH))
        .filteredOn(
            receipt ->
                receipt.getState().getData().getComputedDigest().equals(artifact().getDigest()))
        .hasSize(1);
    assertThat(developer(Party.BANK_B).all("/api/v1/commands", Map.of("status", "RUNNING")))
        .isEmpty();
  }
}
