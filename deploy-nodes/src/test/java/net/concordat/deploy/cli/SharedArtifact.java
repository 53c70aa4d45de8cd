// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.worker.WorkerRuns;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.corda.core.crypto.SecureHash;

/** A version of BankA's that scores, which a worker trained for a moment. */
final class SharedArtifact {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final SecureHash ANY_DIGEST = SecureHash.sha256("trial");

  private final RegistryNetwork network;
  private final String model;
  private final Path folder;

  SharedArtifact(RegistryNetwork network, String model, Path folder) {
    this.network = network;
    this.model = model;
    this.folder = folder;
  }

  /** What a row of it must have. */
  static Path schema() {
    return Distribution.current().data().resolve("fraud").resolve("schema.json");
  }

  /** Publishes it, has BankB's people approve it, and BankB receive it for use. */
  ModelVersionState approvedAndDeliveredToBankB() throws Exception {
    TrialConsortium consortium = network.consortium();
    ModelVersionState pending =
        consortium.publish(
            Party.BANK_A,
            consortium
                .drafts()
                .version(Party.BANK_A, consortium.register(Party.BANK_A, model), stored()));
    Bank owner = network.nodes().operator(Party.BANK_A);
    Bank reviewer = network.nodes().operator(Party.BANK_B);
    owner.run(
        RequestDecisionFlow.class,
        pending.getModelId(),
        pending.getVersion(),
        new ArrayList<>(List.of(reviewer.identity())));
    reviewer.awaitVersion(pending);
    review(pending);
    ModelVersionState approved =
        owner
            .run(
                ConcludeModelVersionFlow.class,
                TrialConsortium.commandId(),
                pending.getModelId(),
                pending.getVersion(),
                Decision.APPROVE)
            .getState()
            .getData();
    consortium.grant(Party.BANK_A, approved, Party.BANK_B, GrantKind.USE);
    consortium.deliver(Party.BANK_A, approved, Party.BANK_B);
    return approved;
  }

  private ArtifactDescription stored() throws Exception {
    WorkerRuns runs = new WorkerRuns(folder);
    runs.prepare();
    ObjectNode request = (ObjectNode) JSON.readTree(folder.resolve("pretrain.json").toFile());
    request.put("seed", Math.floorMod(model.hashCode(), 1000));
    ((ObjectNode) request.get("training")).put("epochs", 1);
    Path spec = folder.resolve("momentary.json");
    JSON.writeValue(spec.toFile(), request);
    Path artifact = runs.pretrain(spec, folder.resolve("store"));
    long bytes = Files.size(artifact);
    try (InputStream content = Files.newInputStream(artifact)) {
      String digest =
          new DirectoryArtifactStore(network.nodes().network().node(Party.BANK_A).artifactStore())
              .put(content, bytes)
              .hex();
      return new ArtifactDescription(
          SecureHash.create(digest), bytes, ANY_DIGEST, ANY_DIGEST, ANY_DIGEST, ANY_DIGEST);
    }
  }

  private void review(ModelVersionState pending) throws Exception {
    String inADay =
        Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
    String path =
        "/api/v1/models/%s/versions/%d/review-proposals"
            .formatted(
                pending.getModelId().toString().toLowerCase(Locale.ROOT), pending.getVersion());
    String proposal =
        command(path, Map.of("decision", "APPROVE", "validUntil", inADay, "decideUntil", inADay))
            .path("id")
            .asText();
    for (String name : List.of("validator", "approver")) {
      CommandRun.of(
          "decide",
          "--proposal=" + proposal,
          "--as=" + name,
          "--yes",
          "--bank=BankB",
          "--state-dir=" + network.state());
    }
    command("/api/v1/proposals/%s/vote".formatted(proposal), Map.of());
  }

  private JsonNode command(String path, Map<String, Object> arguments) throws Exception {
    RegistryClient validator = network.client(Party.BANK_B, "validator");
    return validator.perform(path, UUID.randomUUID().toString(), arguments, SOON);
  }
}
