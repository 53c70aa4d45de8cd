// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.registry.RegistryRefusal;
import net.concordat.deploy.trial.TrialConsortium;

/** What the pages have no form for, done through the registries: BankA's model is its subject. */
final class JourneyActs {
  private static final Duration SOON = Duration.ofSeconds(90);

  private final RegistryNetwork network;
  private final String modelId;

  JourneyActs(RegistryNetwork network, String name) throws Exception {
    this.network = network;
    this.modelId =
        done(
                network.client(Party.BANK_A, "developer"),
                "/api/v1/models",
                Map.of("name", name, "purpose", TrialConsortium.PURPOSE))
            .at("/result/modelId")
            .asText();
  }

  static JsonNode done(RegistryClient who, String path, Map<String, ?> arguments) throws Exception {
    return who.perform(path, UUID.randomUUID().toString(), arguments, SOON);
  }

  String modelId() {
    return modelId;
  }

  /** Where the pages have a version. */
  String address(int version) {
    return "models/%s/versions/%d".formatted(modelId, version);
  }

  String path(int version) {
    return "/api/v1/models/%s/versions/%d".formatted(modelId, version);
  }

  /** Publishes the next version, for BankB to use. */
  void publish(ArtifactDescription artifact) throws Exception {
    String any = hex(artifact.getCardDigest().toString());
    Map<String, Object> publication = new HashMap<>();
    publication.put(
        "artifact",
        Map.of(
            "digest", hex(artifact.getDigest().toString()),
            "sizeBytes", artifact.getSizeBytes(),
            "schemaDigest", any,
            "architectureDigest", any,
            "cardDigest", any,
            "exportManifestDigest", any));
    publication.put(
        "provenance",
        Map.of(
            "dataDomain",
            TrialConsortium.DATA_DOMAIN,
            "dataCommitment",
            any,
            "specDigest",
            any,
            "environment",
            "a trial"));
    publication.put(
        "policy",
        Map.of(
            "recipients", List.of(Party.BANK_B.x500()),
            "reviewers", List.of(),
            "openToMembers", false,
            "jurisdictions", List.of(),
            "terms", terms()));
    done(
        network.client(Party.BANK_A, "developer"),
        "/api/v1/models/" + modelId + "/versions",
        publication);
  }

  private static String hex(String digest) {
    return digest.toLowerCase(Locale.ROOT);
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
        inDays(31),
        "nonPrivate",
        DeveloperActs.WHY);
  }

  /** BankB's validator asks BankB's people for a vote; gives the proposal. */
  String askForVote(int version, String decision) throws Exception {
    return asked(
        network.client(Party.BANK_B, "validator"),
        path(version) + "/review-proposals",
        Map.of("decision", decision, "validUntil", inDays(30), "decideUntil", inDays(1)));
  }

  /** BankB tells BankA what its people decided, and BankA counts the votes. */
  void conclude(String proposal, int version, String decision) throws Exception {
    done(
        network.client(Party.BANK_B, "validator"),
        "/api/v1/proposals/" + proposal + "/vote",
        Map.of());
    RegistryClient owner = network.client(Party.BANK_A, "developer");
    Patience.await(
        SOON,
        "BankA to have the vote",
        () -> !owner.get(path(version) + "/approvals", Map.of()).isEmpty());
    done(owner, path(version) + "/conclude", Map.of("decision", decision));
  }

  /** BankB fetches a version. */
  void deliver(int version) throws Exception {
    done(
        network.client(Party.BANK_B, "developer"),
        path(version) + "/deliveries",
        Map.of("grantor", Party.BANK_A.x500()));
  }

  /** A bank's validator asks its people to adopt a version; gives the proposal. */
  String askToAdopt(Party bank, int version, String digest) throws Exception {
    return asked(
        network.client(bank, "validator"),
        path(version) + "/adoption-proposals",
        Map.of(
            "artifactDigest",
            digest,
            "purpose",
            TrialConsortium.PURPOSE,
            "conditions",
            "Only for cards.",
            "evidenceDigest",
            "ab".repeat(32),
            "useUntil",
            inDays(7),
            "decideUntil",
            inDays(1)));
  }

  /** Asks people something, and waits until their registry shows it to them. */
  private static String asked(RegistryClient who, String path, Map<String, ?> question)
      throws Exception {
    String proposal = done(who, path, question).path("id").asText();
    awaitFound(who, "/api/v1/proposals/" + proposal);
    return proposal;
  }

  /** BankB's validator writes down what was found in a version. */
  void find(int version, String description) throws Exception {
    RegistryClient validator = network.client(Party.BANK_B, "validator");
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    String report =
        """
        {"scope": "all", "findings": [{"id": "F-1", "description": "%s", "severity": "HIGH",
         "owner": "developer", "dueDate": "%s", "status": "OPEN"}]}"""
            .formatted(description, day);
    validator.write(
        path(version) + "/documents/validation-report", report.getBytes(StandardCharsets.UTF_8));
  }

  /** What BankB said to have received of a version, as BankA's registry knows it. */
  List<String> received(int version) throws Exception {
    return StreamSupport.stream(
            network
                .client(Party.BANK_A, "auditor")
                .get(path(version) + "/deliveries", Map.of())
                .spliterator(),
            false)
        .map(receipt -> receipt.path("computedDigest").asText())
        .toList();
  }

  /** Waits until a bank's registry knows a version. */
  void awaitKnown(Party bank, int version) throws Exception {
    awaitFound(network.client(bank, "auditor"), path(version));
  }

  private static void awaitFound(RegistryClient who, String path) throws Exception {
    Patience.await(
        SOON,
        "the registry to know " + path,
        () -> {
          try {
            return !who.get(path, Map.of()).isEmpty();
          } catch (RegistryRefusal notYet) {
            return false;
          }
        });
  }

  private static String inDays(int days) {
    return Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
